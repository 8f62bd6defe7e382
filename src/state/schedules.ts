/** The rate of a racer's schedule over the budget, computed in a worker by the formula that runs. */
import type { Racer } from '../experiment/document.ts'
import { session } from './session.ts'

/** Points of a curve: enough for a chart as wide as the inspector. */
const POINTS = 240

/** Rates at up to 240 steps spread evenly over the budget. Rejects where the schedule cannot run. */
export function scheduleCurve(racer: Racer, budget: number): Promise<Float64Array> {
  return session.race.schedule(racer, budget, POINTS)
}
