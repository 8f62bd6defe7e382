/** Timing side by side: engines take turns, so that a slow moment of the machine meets all of them. */

export interface Contender {
  readonly name: string
  /** A fresh start, not timed. */
  begin(): { run(steps: number): void; dispose(): void }
}

export interface Timing {
  readonly name: string
  readonly stepsPerSecond: number
}

/** The middle value; of an even number the lower one. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('median: at least one value is needed, got none')
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!
}

/** How many steps take about `seconds` once the engine is warm: the steps are doubled, and the last count is tried again. */
function stepsIn(seconds: number, contender: Contender, clock: () => number): number {
  const training = contender.begin()
  const time = (steps: number) => {
    const started = clock()
    training.run(steps)
    return clock() - started
  }
  let steps = 1
  while (time(steps) < seconds) steps *= 2
  const took = Math.min(...[1, 2, 3].map(() => time(steps)))
  training.dispose()
  return Math.max(1, Math.round((steps * seconds) / took))
}

/**
 * Times every contender in five rounds of about `seconds` each, each from a fresh start that has had one turn already.
 * A round is cut into short turns, so that all contenders share its good and bad moments. Returns the median of the rounds.
 */
export function timeInTurns(
  contenders: readonly Contender[],
  { rounds = 5, turns = 5, seconds = 0.4, clock = () => performance.now() / 1000 } = {},
): Timing[] {
  const steps = contenders.map((contender) => stepsIn(seconds / turns, contender, clock))
  const speeds = contenders.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    const took = contenders.map(() => 0)
    const trainings = contenders.map((contender, i) => {
      const training = contender.begin()
      training.run(steps[i]!)
      return training
    })
    for (let turn = 0; turn < turns; turn++)
      trainings.forEach((training, i) => {
        const started = clock()
        training.run(steps[i]!)
        took[i]! += clock() - started
      })
    trainings.forEach((training, i) => {
      speeds[i]!.push((turns * steps[i]!) / took[i]!)
      training.dispose()
    })
  }
  return contenders.map(({ name }, i) => ({ name, stepsPerSecond: median(speeds[i]!) }))
}
