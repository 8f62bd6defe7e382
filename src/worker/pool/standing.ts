/** Where the racers of a run stand, as far as the page knows. */
import type { Checkpoint, RacerFrame, RacerRunStatus } from '../protocol.ts'

export interface Standing {
  readonly id: number
  status: RacerRunStatus
  step: number
  /** It is there: its first frame has come. */
  built: boolean
  divergence?: { readonly step: number; readonly where: string }
  message?: string
  /** While it replays after its worker died: the step it had reached. */
  recovering?: number
  checkpoint?: Checkpoint
}

export class Standings {
  readonly #all = new Map<number, Standing>()

  constructor(racers: readonly { id: number; checkpoint?: Checkpoint }[]) {
    for (const { id, checkpoint } of racers)
      this.#all.set(id, { id, status: 'running', step: checkpoint?.step ?? 0, built: false, checkpoint })
  }

  get all(): Standing[] {
    return [...this.#all.values()]
  }

  get(id: number): Standing | undefined {
    return this.#all.get(id)
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

  /** Takes in what a frame says. */
  update({ id, status, step, divergence, message }: RacerFrame): void {
    const standing = this.#all.get(id)
    if (!standing) return
    Object.assign(standing, { status, step, divergence, message, built: true })
    if (standing.recovering !== undefined && (status !== 'running' || step >= standing.recovering))
      standing.recovering = undefined
  }
}
