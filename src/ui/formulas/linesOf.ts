/** The formulas of surfaces and schedules of the catalog, and of own ones in their place, typeset. */
import { formulaText } from '../../catalog/definition.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import type { Choice } from '../../experiment/document.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { functionScope, scheduleScope } from '../../formula/check.ts'
import { numberNames, symbolsOf } from './scopes.ts'
import { typeset } from './typeset.ts'

const inputs = ['x', 'y'] as const

/** A surface; an own one of `dimension` inputs. */
export function surfaceLines({ id, parameters, formula }: Choice, dimension: number): readonly string[] {
  const surface = surfaces.get(id)
  if (!surface) return typeset(formula ?? '', scopeOf(dimension === 1 ? 'curve' : 'surface'))
  const scope = functionScope(inputs.slice(0, surface.dimension), numberNames(surface.parameters))
  return typeset(formulaText(surface.formula, parameters), scope, symbolsOf(surface.parameters))
}

/** A schedule, a line of LaTeX a statement. */
export function scheduleLines({ id, parameters, formula }: Choice): readonly string[] {
  const schedule = schedules.get(id)
  if (!schedule) return typeset(formula ?? '', scopeOf('schedule'))
  const text = formulaText(schedule.formula, parameters)
  return typeset(text, scheduleScope(numberNames(schedule.parameters)), symbolsOf(schedule.parameters))
}

/** A function with its name in front, where it is a bare expression. */
export function named(tex: string, name: string): string {
  const bare = !tex.startsWith('\\begin{aligned}') && !/^[A-Za-z\\_{} ]+=/.test(tex)
  return bare ? `${name} ${tex}` : tex
}
