/** The schema of a choice from the catalog: id and parameters from the definition, or an own formula. */
import * as v from 'valibot'
import type { Definition, ListParameter, Parameter, Value } from '../catalog/definition.ts'
import type { Registry } from '../catalog/registry.ts'
import type { Choice } from './document.ts'
import { formulaProblem, type FormulaUse } from './ownFormula.ts'
import { fields, flag, list, shown, text, within, word } from './pieces.ts'

/** Longest formula, in characters. */
export const LONGEST_FORMULA = 2000

export const formula = v.pipe(
  text,
  v.check(
    (value) => value.length <= LONGEST_FORMULA,
    (issue) => `has ${issue.input.length} characters, ${LONGEST_FORMULA} are allowed`,
  ),
)

/** A list of numbers; each greater than the one before where the parameter says so. */
function listSchema({ min, max, integer, least, most, ascending }: ListParameter): v.GenericSchema<unknown, Value> {
  return v.pipe(
    list(within(min, max, integer), least, most),
    v.check(
      (values) => !ascending || values.every((value, i) => i === 0 || value > values[i - 1]!),
      'is not ascending',
    ),
  )
}

function valueSchema(parameter: Parameter): v.GenericSchema<unknown, Value> {
  if (parameter.kind === 'switch') return flag
  if (parameter.kind === 'choice') return word(parameter.options.map(({ value }) => value))
  if (parameter.kind === 'list') return listSchema(parameter)
  return within(parameter.min, parameter.max, parameter.integer)
}

/** The parameters of a definition: every one must be there, others are left out. */
export function parametersSchema({ parameters }: Pick<Definition, 'parameters'>) {
  return fields(
    Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, valueSchema(parameter)])),
  )
}

/** The id and parameters of one definition. */
function definedChoice(definition: Definition): v.GenericSchema<unknown, Choice> {
  return fields({ id: v.literal(definition.id), parameters: parametersSchema(definition) })
}

/** A choice with an own formula, checked for the given use, or only for its length where that depends on more than the choice. */
function ownChoice(use: FormulaUse | undefined): v.GenericSchema<unknown, Choice> {
  return v.pipe(
    fields({ id: v.literal('own'), formula }),
    v.rawTransform(({ dataset, addIssue, NEVER }): Choice => {
      const { value } = dataset
      const problem = use && formulaProblem(value.formula, use)
      if (problem === undefined) return { id: value.id, parameters: {}, formula: value.formula }
      addIssue({
        message: problem,
        path: [{ type: 'object', origin: 'value', input: { ...value }, key: 'formula', value: value.formula }],
      })
      return NEVER
    }),
  )
}

/**
 * A choice among the entries of a registry. `own` says whether an own formula is one of them: its use, 'later' where the caller checks
 * the formula, undefined where there is none.
 */
export function choice(
  registry: Registry<Definition>,
  what: string,
  own?: FormulaUse | 'later',
): v.GenericSchema<unknown, Choice> {
  const schemas = new Map(registry.all.map((definition) => [definition.id, definedChoice(definition)]))
  if (own !== undefined) schemas.set('own', ownChoice(own === 'later' ? undefined : own))
  return byId(schemas, what)
}

/** The schema that the id of a choice picks. */
export function byId<T extends { id: string }>(
  schemas: ReadonlyMap<string, v.GenericSchema<unknown, T>>,
  what: string,
): v.GenericSchema<unknown, T> {
  const ids = [...schemas.keys()]
  const shape = fields({
    id: v.pipe(
      text,
      v.check(
        (id) => schemas.has(id),
        (issue) => `there is no ${what} ${shown(issue.input)}; there are ${ids.join(', ')}`,
      ),
    ),
  })
  return v.lazy((input) => {
    const named = v.safeParse(shape, input)
    const schema = named.success ? schemas.get(named.output.id) : undefined
    // Without a known id the shape alone is checked, which fails and says so.
    return schema ?? (shape as unknown as v.GenericSchema<unknown, T>)
  })
}
