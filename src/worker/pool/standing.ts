/** Where the racers of a run stand, as far as the page knows. */
import type { RacerFault, RacerFrame, RacerRunStatus, RacerStart } from '../protocol.ts'
import { Checkpoints } from './checkpoints.ts'

export interface Standing {
  readonly id: number
  status: RacerRunStatus
  step: number
  /** It is there: its first frame has come. */
  built: boolean
  divergence?: { readonly step: number; readonly where: string }
  /** With early stopping: the step of the best validation loss so far. */
  best?: number
  /** All figures at the end of a finished run. */
  final?: Readonly<Record<string, number>>
  message?: string
  /** Why its device failed. */
  fault?: RacerFault
  /** While it replays after its worker died: the step it had reached. */
  recovering?: number
  readonly checkpoints: Checkpoints
}

export class Standings {
  readonly #all = new Map<number, Standing>()

  /** Racers at their start, or where `before`, an earlier run of the same settings, has a checkpoint at or before `to`. */
  constructor(racers: readonly number[], before?: Standings, to = 0) {
    for (const id of racers) {
      const checkpoints = before?.get(id)?.checkpoints ?? new Checkpoints()
      const step = checkpoints.before(to)?.step ?? 0
      this.#all.set(id, { id, status: 'running', step, built: false, checkpoints })
    }
  }

  get all(): Standing[] {
    return [...this.#all.values()]
  }

  get(id: number): Standing | undefined {
    return this.#all.get(id)
  }

  /** The standings of these racers. */
  of(racers: readonly number[]): Standing[] {
    return racers.flatMap((id) => this.#all.get(id) ?? [])
  }

  remove(id: number): void {
    this.#all.delete(id)
  }

  get active(): Standing[] {
    return this.all.filter(({ status }) => status === 'running')
  }

  /** Step of the slowest racer that runs; of the furthest when none does. */
  get slowest(): number {
    const { active } = this
    if (active.length > 0) return Math.min(...active.map(({ step }) => step))
    return Math.max(0, ...this.all.map(({ step }) => step))
  }

  /** Step that the furthest of the racers that run has reached, or had before its worker died. */
  get furthest(): number {
    return Math.max(0, ...this.active.map(({ step, recovering }) => Math.max(step, recovering ?? 0)))
  }

  /** Whether racers (all, unless said which) are there, and at `target` or at their end. */
  reached(target: number, racers: readonly number[] = [...this.#all.keys()]): boolean {
    return this.of(racers).every(({ built, status, step }) => built && (status !== 'running' || step >= target))
  }

  /** What a worker is told to build these racers where they stand. */
  starts(racers: readonly number[]): RacerStart[] {
    return this.of(racers).map(({ id, step, checkpoints }) => {
      const checkpoint = checkpoints.before(step)
      return checkpoint ? { id, checkpoint } : { id }
    })
  }

  /** Takes in what a frame says. */
  update({ id, status, step, divergence, best, final, message, fault }: RacerFrame): void {
    const standing = this.#all.get(id)
    if (!standing) return
    Object.assign(standing, { status, step, divergence, best, final, message, fault, built: true })
    if (standing.recovering !== undefined && (status !== 'running' || step >= standing.recovering))
      standing.recovering = undefined
  }

  /** These racers' worker died: they go back to their last checkpoints. */
  setBack(racers: readonly number[]): void {
    for (const standing of this.of(racers)) {
      standing.recovering = Math.max(standing.recovering ?? 0, standing.step)
      standing.step = standing.checkpoints.before(standing.recovering)?.step ?? 0
      standing.status = 'running'
      standing.final = undefined
      standing.built = false
    }
  }

  /** These racers' worker was given up. */
  fail(racers: readonly number[]): void {
    for (const standing of this.of(racers))
      Object.assign(standing, { status: 'failed', built: true, recovering: undefined })
  }
}
