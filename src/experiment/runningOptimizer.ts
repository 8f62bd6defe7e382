/** A racer's optimizer as it runs beside its schedule. */
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { check } from '../formula/check.ts'
import type { Choice, Racer } from './document.ts'
import { scopeOf } from './ownFormula.ts'

/** Whether a schedule, of the catalog or own, writes the momentum. */
export function cyclesMomentum(schedule: Choice): boolean {
  if (schedule.formula !== undefined) return check(schedule.formula, scopeOf('schedule')).assigned.includes('momentum')
  return schedules.get(schedule.id)?.cyclesMomentum?.(schedule.parameters) ?? false
}

/**
 * The optimizer whose rule the racer runs. A momentum of 0 leaves the momentum out of a rule's text; where the schedule writes the
 * momentum, the text must have it, so it is any other number here: the schedule overwrites it before every step.
 */
export function runningOptimizer({ optimizer, schedule }: Pick<Racer, 'optimizer' | 'schedule'>): Choice {
  const momentum = optimizers.get(optimizer.id)?.momentum
  if (momentum === undefined || optimizer.parameters[momentum] !== 0 || !cyclesMomentum(schedule)) return optimizer
  return { ...optimizer, parameters: { ...optimizer.parameters, [momentum]: 0.5 } }
}
