/** The parts of a traced step as they are shown. */
import type { Text } from '../../../catalog/definition.ts'
import { wrappers } from '../../../catalog/wrappers/index.ts'
import { check, ruleScope, wrapperScope } from '../../../formula/check.ts'
import { FormulaError } from '../../../formula/error.ts'
import { worked, type Versions, type WorkedLine } from '../../../formula/worked.ts'
import type { StepTrace } from '../../../state/steps.ts'
import { symbolsOf } from '../../formulas/scopes.ts'
import { meaningsOf, type Meanings, roleOf } from '../../formulas/meanings.ts'

export interface ShownPart {
  readonly id: string
  /** A wrapper's name; undefined for the rule. */
  readonly title: Text | undefined
  readonly meanings: Meanings
  readonly lines: readonly WorkedLine[]
}

/** @param optimizer id of the racer's optimizer, for the words and signs of its names */
export function shownParts(trace: StepTrace, optimizer: string): ShownPart[] {
  const versions: Versions = new Map()
  return trace.parts.map(({ id, text, parameters, lines }) => {
    const meanings = meaningsOf(id, optimizer)
    const names = Object.keys(parameters)
    const wrapper = id === 'rule' ? undefined : wrappers.get(id)
    const declared = new Set([...text.matchAll(/^\s*parameter\s+(\w+)/gm)].map(([, name]) => name))
    const given = names.filter((name) => !declared.has(name))
    const scope = wrapper ? wrapperScope(given, { noise: true }) : ruleScope(given, { hessianDiagonal: true })
    const options = {
      part: id,
      symbols: symbolsOf(meanings.parameters),
      role: (name: string) => roleOf(name, meanings),
      versions,
    }
    const shown = linesOf(() => worked(check(text, scope), lines, options)).filter((line) => !isIdle(line))
    // The climb is taken back once the gradient is known.
    if (wrapper?.place === 'ascent') versions.delete('theta')
    return { id, title: wrapper?.name, meanings, lines: shown }
  })
}

/** `theta = theta`, which a rule that only watches must have. */
const isIdle = ({ name, symbols }: WorkedLine) =>
  name === 'theta' && symbols.length === 2 && symbols[0]!.name === 'theta' && symbols[0]!.value === symbols[1]!.value

function linesOf(make: () => WorkedLine[]): WorkedLine[] {
  try {
    return make()
  } catch (error) {
    if (error instanceof FormulaError) return []
    throw error
  }
}
