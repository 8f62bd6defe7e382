/** Timing side by side: engines take turns, so that a slow moment of the machine meets all of them. */
import type { Later, Training } from './engine.ts'

export interface Contender {
  readonly name: string
  /** A fresh start, not timed. */
  begin(): Later<Pick<Training, 'run' | 'dispose'>>
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
async function stepsIn(seconds: number, contender: Contender, clock: () => number): Promise<number> {
  const training = await contender.begin()
  const time = async (steps: number) => {
    const started = clock()
    await training.run(steps)
    return clock() - started
  }
  let steps = 1
  while ((await time(steps)) < seconds) steps *= 2
  let took = Infinity
  for (let tries = 0; tries < 3; tries++) took = Math.min(took, await time(steps))
  training.dispose()
  return Math.max(1, Math.round((steps * seconds) / took))
}

/**
 * Times every contender in five rounds of about `seconds` each, each from a fresh start that has had one turn already.
 * A round is cut into short turns, so that all contenders share its good and bad moments. Returns the median of the rounds.
 */
export async function timeInTurns(
  contenders: readonly Contender[],
  { rounds = 5, turns = 5, seconds = 0.4, clock = () => performance.now() / 1000 } = {},
): Promise<Timing[]> {
  const steps: number[] = []
  for (const contender of contenders) steps.push(await stepsIn(seconds / turns, contender, clock))
  const speeds = contenders.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    const took = contenders.map(() => 0)
    const trainings: Pick<Training, 'run' | 'dispose'>[] = []
    for (const [i, contender] of contenders.entries()) {
      const training = await contender.begin()
      await training.run(steps[i]!)
      trainings.push(training)
    }
    for (let turn = 0; turn < turns; turn++)
      for (const [i, training] of trainings.entries()) {
        const started = clock()
        await training.run(steps[i]!)
        took[i]! += clock() - started
      }
    trainings.forEach((training, i) => {
      speeds[i]!.push((turns * steps[i]!) / took[i]!)
      training.dispose()
    })
  }
  return contenders.map(({ name }, i) => ({ name, stepsPerSecond: median(speeds[i]!) }))
}
