/** The headings under which schedules are listed, by what the rate does. */
import type { Schedule } from '../../catalog/kinds.ts'
import { schedules } from '../../catalog/schedules/index.ts'

/** Name of a heading: a key of the namespace 'inspector' below `scheduleGroups`. */
export type ScheduleGroup = 'steady' | 'falling' | 'stairs' | 'phases' | 'cycles' | 'listening'

const members: Readonly<Record<ScheduleGroup, readonly string[]>> = {
  steady: ['constant'],
  falling: ['linear', 'cosine', 'exponential', 'polynomial', 'inverse-time', 'inverse-square-root'],
  stairs: ['step', 'multi-step', 'piecewise'],
  phases: ['stable-decay', 'one-cycle', 'noam', 'hold', 'swa-rate'],
  cycles: ['cosine-restarts', 'cyclic'],
  listening: ['plateau'],
}

/** The schedules of the catalog under their headings; one without a heading stands with the first. */
export function scheduleGroups(): readonly {
  readonly group: ScheduleGroup
  readonly schedules: readonly Schedule[]
}[] {
  const placed = new Set(Object.values(members).flat())
  const others = schedules.all.filter(({ id }) => !placed.has(id))
  return Object.entries(members).map(([group, ids], index) => ({
    group: group as ScheduleGroup,
    schedules: [...ids.flatMap((id) => schedules.get(id) ?? []), ...(index === 0 ? others : [])],
  }))
}
