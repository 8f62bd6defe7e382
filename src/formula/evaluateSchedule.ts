import type { Checked } from './check.ts'
import { scalarExpression } from './evaluateFunction.ts'
import { flush } from './flush.ts'
import type { Mathematics } from './mathematics.ts'

/** A schedule that is run step by step. */
export interface ScheduleRun {
  /**
   * Rate (and momentum, where it is cycled) of the update `step`, from 0; `metric` is the last validation loss (NaN before the first),
   * `measured` is 1 where it was taken since the last step, else 0.
   */
  rate(step: number, metric?: number, measured?: number): { lr: number; momentum?: number }
  /** The states by name. */
  readonly state: Record<string, number>
}

/**
 * Runs a schedule in float64, from its start.
 * @param given `base`: the racer's rate, `budget`: updates in all, `parameters`: numbers by name
 */
export function evaluateSchedule(
  checked: Checked,
  math: Mathematics,
  given: { base: number; budget: number; parameters: Readonly<Record<string, number>> },
): ScheduleRun {
  const fixed = { inf: Infinity, base: given.base, budget: given.budget, ...checked.parameters, ...given.parameters }
  const state: Record<string, number> = {}
  const lines: { name: string; stores: boolean; compute: (cells: Record<string, number>) => number }[] = []
  for (const statement of checked.statements) {
    if (statement.kind === 'state') state[statement.name] = flush(scalarExpression(statement.expression, math)(fixed))
    if (statement.kind !== 'assign') continue
    const stores = statement.last && checked.states.some(({ name }) => name === statement.name)
    lines.push({ name: statement.name, stores, compute: scalarExpression(statement.expression, math) })
  }
  return {
    state,
    rate(step, metric = NaN, measured = 0) {
      const cells: Record<string, number> = { ...fixed, ...state, step, metric, measured }
      for (const { name, stores, compute } of lines) cells[name] = stores ? flush(compute(cells)) : compute(cells)
      for (const name of Object.keys(state)) state[name] = cells[name] as number
      const lr = cells.lr as number
      return checked.assigned.includes('momentum') ? { lr, momentum: cells.momentum as number } : { lr }
    },
  }
}
