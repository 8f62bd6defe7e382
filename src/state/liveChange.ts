/** Whether a running race can go on under an edited document, and the document it then has. */
import { sampleCount, splitCounts } from '../experiment/data.ts'
import type { Experiment, Racer } from '../experiment/document.ts'
import { LIMITS } from '../experiment/limits.ts'
import { alwaysWhole, differences, earlierAt, liveSettings } from '../experiment/live.ts'
import { fixedKey } from './runKeys.ts'

export interface Running {
  /** The document that runs. */
  readonly ran: Experiment
  /** A step that no racer has passed and every one that runs will reach, from 1. */
  readonly step: number
  /** Whether a racer still runs; one that has ended keeps its record. */
  readonly runs: (racer: number) => boolean
}

/**
 * `edited` with the record of what was in force up to `step`, where only rate, batch size and penalties differ from what runs.
 * Undefined where the race must start anew: something else differs, nobody runs, a racer that has ended would have to run differently, one
 * that takes all rows in their order would have to draw batches, or batch normalization would see other batches.
 */
export function liveChange(edited: Experiment, { ran, step, runs }: Running): Experiment | undefined {
  if (step < 1 || step >= ran.budget || !edited.racers.some(({ id }) => runs(id))) return undefined
  const racers: Racer[] = []
  for (const racer of edited.racers) {
    const before = ran.racers.find(({ id }) => id === racer.id)
    if (!before || fixedKey(edited, racer) !== fixedKey(ran, before)) return undefined
    const now = liveSettings(edited.problem, racer)
    const changed = differences(liveSettings(ran.problem, before), now)
    if (changed.some((name) => name === 'rate' || name === 'batch') && !runs(racer.id)) return undefined
    if (changed.includes('batch') && !batchMayChange(ran, before)) return undefined
    const earlier = earlierAt(ran.problem, before, step, now)
    if (earlier.length > LIMITS.earlier) return undefined
    racers.push({ ...racer, earlier })
  }
  return { ...edited, racers }
}

/** Whether the batches of a racer that runs may get another size. */
function batchMayChange({ problem }: Experiment, racer: Racer): boolean {
  if (problem.kind === 'surface') return true
  const { train } = splitCounts(sampleCount(problem), problem.split)
  const normalizes = problem.model.layers.some(({ id }) => id === 'batch-normalization')
  return !normalizes && !alwaysWhole(problem, racer, train)
}
