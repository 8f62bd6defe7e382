/** For tests: a clock moved by hand, a queue in place of the channel, and trainers whose steps cost time of that clock. */
import type { Experiment, Problem, Racer } from '../experiment/document.ts'
import type { LoopHost } from './loop.ts'
import type { Checkpoint, Columns, FromWorker, Probe, ProbeResult, StepTrace, TracedParameter } from './protocol.ts'
import type { LoopProgress, LoopTrainer } from './runningRacer.ts'

export class FakeTime {
  now = 0
  /** A trainer has just entered a loop without end. */
  hanging = false
  readonly clock = (): number => this.now
}

export interface FakeRun {
  /** Milliseconds one step costs. */
  readonly cost: number
  readonly budget: number
  /** The step at which it diverges. */
  readonly diverges?: number
  /** The step at which it throws. */
  readonly throws?: number
  /** The step at which it hangs. */
  readonly hangs?: number
}

/** The state is a running sum, so that a wrong replay shows in the rows. */
export class FakeTrainer implements LoopTrainer {
  /** The racers it was told to be, each with the step it stood at. */
  readonly changes: { readonly step: number; readonly racer: Racer }[] = []
  readonly #time: FakeTime
  readonly #run: FakeRun
  #step = 0
  #sum = 1
  #rows: { step: number; loss: number }[] = [{ step: 0, loss: 1 }]
  disposed = false
  /** The step since which it is followed. */
  followed = Infinity

  constructor(time: FakeTime, run: FakeRun) {
    this.#time = time
    this.#run = run
  }

  change(_problem: Problem, racer: Racer): void {
    this.changes.push({ step: this.#step, racer })
  }

  advance(steps: number, pause: () => boolean): LoopProgress {
    const { cost, budget, diverges, throws, hangs } = this.#run
    const end = Math.min(this.#step + steps, budget)
    while (this.#step < end && this.#step !== diverges) {
      if (this.#step === throws) throw new Error('thrown by the trainer')
      if (this.#step === hangs) {
        this.#time.hanging = true
        this.#time.now += 1000
        break
      }
      this.#time.now += cost
      this.#step++
      this.#sum = (this.#sum * 31 + this.#step) % 1009
      this.#rows.push({ step: this.#step, loss: this.#sum })
      if (pause()) break
    }
    return this.progress()
  }

  progress(): LoopProgress {
    const { budget, diverges } = this.#run
    const step = this.#step
    if (step === diverges) return { status: 'diverged', step, divergence: { step, where: 'loss' } }
    return { status: step >= budget ? 'finished' : 'running', step }
  }

  records(since: number): Columns {
    const rows = this.#rows.slice(since)
    return { step: Float64Array.from(rows, ({ step }) => step), loss: Float64Array.from(rows, ({ loss }) => loss) }
  }

  probe(what: Probe): ProbeResult {
    if (what.kind !== 'grid') throw new Error(`probe: no '${what.kind}'`)
    return { kind: 'grid', outputs: 1, values: Float32Array.of(this.#step) }
  }

  follow(on: boolean): void {
    this.followed = on ? this.#step : Infinity
  }

  /** Tells the step alone. */
  trace(parameter: TracedParameter): StepTrace | undefined {
    if (this.#step <= this.followed) return undefined
    return { t: this.#step, ...(parameter ?? { tensor: 0, entry: 0 }) } as StepTrace
  }

  checkpoint(): Checkpoint {
    return { step: this.#step, arrays: { sum: Float64Array.of(this.#sum) }, numbers: {} }
  }

  restore({ step, arrays }: Checkpoint): void {
    this.#step = step
    this.#sum = arrays.sum[0]
  }

  dispose(): void {
    this.disposed = true
  }
}

/** The rows a racer with this budget records when nothing goes wrong. */
export function undisturbed(steps: number): number[] {
  const trainer = new FakeTrainer(new FakeTime(), { cost: 0, budget: steps })
  trainer.advance(steps, () => false)
  return [...trainer.records(0).loss]
}

export interface FakeHost extends LoopHost {
  readonly posted: FromWorker[]
  /** All that were built. */
  readonly trainers: FakeTrainer[]
  /** Runs what waits in the channel, at most `slices` of it; returns how many there were. */
  run(slices?: number): number
}

export function fakeHost(time: FakeTime, runs: Record<number, FakeRun>): FakeHost {
  const posted: FromWorker[] = []
  const waiting: (() => void)[] = []
  const trainers: FakeTrainer[] = []
  const build = (_document: Experiment, id: number) => {
    if (!runs[id]) throw new Error(`no racer ${id}`)
    const trainer = new FakeTrainer(time, runs[id])
    trainers.push(trainer)
    return trainer
  }
  return {
    posted,
    trainers,
    post: (message) => void posted.push(message),
    again: (callback) => void waiting.push(callback),
    clock: time.clock,
    build,
    native: build,
    scene: () => ({ kind: 'surface', dimension: 2, minima: [], start: [0, 0] }),
    landscape: ({ width, height }) => ({ values: new Float32Array(width * height), width, height }),
    estimate: ({ budget, racers }) => Float64Array.from(racers, ({ id }) => ((runs[id]?.cost ?? 0) * budget) / 1000),
    schedule: ({ points }) => new Float64Array(points),
    run(slices = 100_000) {
      let done = 0
      for (; done < slices && waiting.length > 0; done++) waiting.shift()!()
      return done
    },
  }
}
