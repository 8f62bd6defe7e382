/** Which settings a run depends on: two documents with the same key give a racer the same run, bit for bit. */
import type { Experiment, Racer } from '../experiment/document.ts'

/** The settings one racer's run depends on; not its name, colour, dash, nor whether it is hidden. */
export function runKey(experiment: Experiment, racer: Racer): string {
  const { problem, seed, budget, precision } = experiment
  const { optimizer, rate, schedule, warmup, batch, wrappers, stopping } = racer
  return JSON.stringify([
    ...[problem, seed, budget, precision],
    ...[optimizer, rate, schedule, warmup, batch, wrappers, stopping],
  ])
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
