import { formulaText } from '../../catalog/definition.ts'
import { losses } from '../../catalog/losses/index.ts'
import { lossScope } from '../../catalog/losses/shared/scope.ts'
import type { Choice } from '../../experiment/document.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { symbolsOf } from './scopes.ts'
import { typeset } from './typeset.ts'

const lossSymbols = { prediction: '\\hat y', target: 'y' }

/** A loss of the catalog, or an own one in its place, typeset: of one prediction and its target. */
export function lossLines({ id, parameters, formula }: Choice): readonly string[] {
  const loss = losses.get(id)
  if (!loss) return typeset(formula ?? '', scopeOf('loss'), lossSymbols)
  const symbols = { ...lossSymbols, ...symbolsOf(loss.parameters) }
  return typeset(formulaText(loss.formula, parameters), lossScope(loss), symbols)
}
