/** Schedules as batch sizes follow them: they grow where a rate would fall. */
import { defaultValues, type Values } from '../../catalog/definition.ts'
import type { Schedule } from '../../catalog/kinds.ts'
import type { Choice } from '../../experiment/document.ts'

/** What is not the default for a rate. */
const growing: Readonly<Record<string, Values>> = {
  step: { gamma: 2 },
  'multi-step': { gamma: 2 },
  piecewise: { factors: [2, 4] },
  exponential: { gamma: 1.01 },
  linear: { from: 1, to: 4 },
}

/** A schedule for the size of the batches, with values that let it grow where the schedule can. */
export function batchSchedule({ id, parameters }: Schedule): Choice {
  return { id, parameters: { ...defaultValues(parameters), ...growing[id] } }
}
