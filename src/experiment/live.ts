/** Settings that change while a racer runs: what is in force at a step, and how a change is written into the document. */
import type { Earlier, Experiment, LiveSettings, Problem, Racer } from './document.ts'

const NAMES = ['rate', 'batch', 'l1', 'l2'] as const

/** A racer's settings as they stand in the document: in force after its last change. */
export function liveSettings(problem: Problem, { rate, batch }: Racer): LiveSettings {
  const { l1, l2 } = problem.kind === 'data' ? problem.penalty : { l1: 0, l2: 0 }
  return { rate, batch: batch.size, l1, l2 }
}

/** Which of the settings differ. */
export function differences(a: LiveSettings, b: LiveSettings): readonly (keyof LiveSettings)[] {
  return NAMES.filter((name) => a[name] !== b[name])
}

/** The settings of a racer over its run, in order: each holds for the updates after fewer than `until` updates; the last for ever. */
export function timeline(problem: Problem, racer: Racer): readonly Earlier[] {
  return [...racer.earlier, { until: Infinity, ...liveSettings(problem, racer) }]
}

/** What a racer's update after `step` updates is made with. */
export function settingsAt(problem: Problem, racer: Racer, step: number): LiveSettings {
  const { rate, batch, l1, l2 } = timeline(problem, racer).find(({ until }) => step < until)!
  return { rate, batch, l1, l2 }
}

/**
 * The record of a racer that ran as `ran` says and goes on from `step` (1 or more) with other settings: what was in force up to there.
 * Settings that were in force at the same step only, or that come back, leave no entry.
 */
export function earlierAt(problem: Problem, ran: Racer, step: number, now: LiveSettings): readonly Earlier[] {
  const before = ran.earlier.filter(({ until }) => until < step)
  const last = settingsAt(problem, ran, step - 1)
  return differences(last, now).length === 0 ? before : [...before, { until: step, ...last }]
}

/** Rows of a racer's batches over its run, largest first, where they follow no schedule; `train` rows are the most there are. */
export function largestBatch(problem: Problem, racer: Racer, train: number): number {
  const rows = timeline(problem, racer).map(({ batch }) => (batch === 0 ? train : Math.min(batch, train)))
  return racer.batch.schedule.id === 'constant' ? Math.max(...rows) : train
}

/** Whether every update takes all of `train` rows in their order, which is decided when a run begins. */
export function alwaysWhole(problem: Problem, racer: Racer, train: number): boolean {
  const { replacement, schedule } = racer.batch
  const whole = timeline(problem, racer).every(({ batch }) => batch === 0 || batch >= train)
  return whole && !replacement && schedule.id === 'constant'
}

/** The experiment as it starts anew: its racers keep their present settings from the first step on. */
export function withoutEarlier(experiment: Experiment): Experiment {
  if (experiment.racers.every(({ earlier }) => earlier.length === 0)) return experiment
  return { ...experiment, racers: experiment.racers.map((racer) => ({ ...racer, earlier: [] })) }
}
