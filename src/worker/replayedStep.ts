/** The last step of a racer that was made before anyone followed it: a second trainer makes it again, and the run is left alone. */
import type { Checkpoint, StepTrace, TracedParameter } from './protocol.ts'
import type { AdvancingTrainer } from './runningRacer.ts'

/** Milliseconds it may take: the worker answers nothing else meanwhile. */
const MOST = 250

export interface ReplayOptions {
  /** A trainer of the same document, at its start. */
  readonly build: () => AdvancingTrainer
  /** Where the replay may begin, in place of the start. */
  readonly checkpoint: Checkpoint | undefined
  /** The step that is wanted, at least 1. */
  readonly step: number
  readonly parameter: TracedParameter
  /** Milliseconds. */
  readonly clock: () => number
}

/** The trace of the step, to the bit that of the run since native runs repeat (one on a device to the rounding of float32); null where it takes too long or the way ends before. */
export function replayedStep({ build, checkpoint, step, parameter, clock }: ReplayOptions): StepTrace | null {
  const deadline = clock() + MOST
  let trainer: AdvancingTrainer | undefined
  try {
    trainer = build()
    const from = checkpoint && checkpoint.step < step ? checkpoint : undefined
    if (from) trainer.restore(from)
    const before = trainer.advance(step - 1 - (from?.step ?? 0), () => clock() >= deadline)
    if (before.step !== step - 1 || before.status !== 'running') return null
    trainer.follow(true)
    trainer.advance(1, () => true)
    return trainer.trace(parameter) ?? null
  } catch {
    return null
  } finally {
    trainer?.dispose()
  }
}
