/** The rate of every step of a schedule, for its sketch. */
import type { Racer } from '../experiment/document.ts'
import { createNative, type NativeModules } from './native/instance.ts'
import { RateSchedule } from './rateSchedule.ts'

/** `points` rates spread evenly over the budget, as the racer would use them (without a validation loss, which would arrive only in a run). */
export function scheduleCurve(racer: Racer, budget: number, points: number, modules: NativeModules): Float64Array {
  const { schedule: choice, warmup, rate: base } = racer
  const schedule = new RateSchedule(createNative(modules), { schedule: choice, warmup, base, budget })
  const count = Math.max(1, Math.min(points, budget))
  const curve = new Float64Array(count)
  let at = 0
  for (let step = 0; step < budget && at < count; step++) {
    const rate = schedule.rate(step)
    if (step >= Math.floor((at * Math.max(0, budget - 1)) / Math.max(1, count - 1))) curve[at++] = rate
  }
  return curve
}
