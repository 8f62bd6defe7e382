/** Which settings a run depends on: two documents with the same key give a racer the same run, bit for bit. */
import { deviceOf, type Experiment, type Racer } from '../experiment/document.ts'

/** The settings one racer's run depends on; not its name, colour, dash, nor whether it is hidden. */
export function runKey(experiment: Experiment, racer: Racer): string {
  const { problem, seed, budget, precision } = experiment
  const device = deviceOf(experiment)
  const { optimizer, rate, schedule, warmup, batch, wrappers, stopping, earlier } = racer
  return JSON.stringify([
    ...[problem, seed, budget, precision, device],
    ...[optimizer, rate, schedule, warmup, batch, wrappers, stopping, earlier],
  ])
}

/** The same without what may change while the racer runs: with the same key, a run may go on under the other document. */
export function fixedKey(experiment: Experiment, racer: Racer): string {
  const { problem } = experiment
  const fixed = problem.kind === 'data' ? { ...problem, penalty: { l1: 0, l2: 0 } } : problem
  const batch = { ...racer.batch, size: 1 }
  return runKey({ ...experiment, problem: fixed }, { ...racer, rate: 1, batch, earlier: [] })
}

/** The settings the scene depends on: known minima and start, or the samples. */
export function sceneKey({ problem, seed }: Experiment): string {
  if (problem.kind === 'surface') return JSON.stringify([problem.kind, problem.surface, problem.start])
  const { kind, data, samples, split, standardize, labelNoise } = problem
  return JSON.stringify([kind, data, samples, split, standardize, labelNoise, seed])
}

/** What the stage is of; when it changes, earlier trails and boundaries mean nothing any more. */
export function stageKey({ problem }: Experiment): string {
  if (problem.kind === 'surface')
    return JSON.stringify([problem.kind, problem.surface.id, problem.surface.formula, problem.start.length])
  return JSON.stringify([problem.kind, problem.data.id, problem.data.table?.digest, problem.data.inputs])
}
