/** How long a racer's whole run takes on this machine, from its first steps. */
import type { Experiment, Racer } from '../experiment/document.ts'
import { createTrainer, type TrainerOptions } from './createTrainer.ts'

/** Seconds that are spent on the first steps. */
const TRIAL = 0.05

/** Seconds for the whole budget, in proportion to what the first steps took; evaluations, which are more frequent early, count in. */
export function estimate(
  experiment: Experiment,
  racer: Racer,
  options: TrainerOptions & { readonly clock: () => number },
): number {
  const { clock } = options
  const trainer = createTrainer(experiment, racer, options)
  const begun = clock()
  const { step, status } = trainer.advance(experiment.budget, () => clock() - begun >= TRIAL)
  const seconds = clock() - begun
  trainer.dispose()
  return status === 'running' ? (seconds * experiment.budget) / Math.max(1, step) : seconds
}
