/** From a document's choices to checked formulas and the numbers they use. */
import { activations } from '../catalog/activations/index.ts'
import { formulaText, numberValues, type Definition, type Values } from '../catalog/definition.ts'
import type { Activation, Loss, Optimizer, Regularizer, Schedule, Surface } from '../catalog/kinds.ts'
import { losses } from '../catalog/losses/index.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { surfaces } from '../catalog/surfaces/index.ts'
import type { Choice, SurfaceProblem } from '../experiment/document.ts'
import { check, functionScope, ruleScope, scheduleScope, type Checked } from '../formula/check.ts'

/** A checked formula with the values of the names it was given or declares. */
export interface Resolved<Formula, Entry> {
  readonly formula: Formula
  readonly parameters: Readonly<Record<string, number>>
  /** The catalog's definition; undefined for a formula of the user's own. */
  readonly definition: Entry | undefined
}

export type Rule = Checked | { readonly matrix: Checked; readonly other: Checked }

function entry<Entry extends Definition>(
  registry: { get(id: string): Entry | undefined },
  kind: string,
  choice: Choice,
): Entry | undefined {
  if (choice.id === 'own') return undefined
  const definition = registry.get(choice.id)
  if (!definition) throw new Error(`resolve: there is no ${kind} called '${choice.id}'`)
  return definition
}

function ownText(choice: Choice): string {
  if (choice.formula === undefined) throw new Error(`resolve: an own formula is missing its text`)
  return choice.formula
}

function numbersOf(definition: Definition | undefined, values: Values): Record<string, number> {
  if (definition) return numberValues(definition.parameters, values)
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, number] => typeof pair[1] === 'number'),
  )
}

/** The update rule of an optimizer choice. */
export function resolveRule(choice: Choice): Resolved<Rule, Optimizer> {
  const definition = entry(optimizers, 'optimizer', choice)
  const numbers = numbersOf(definition, choice.parameters)
  const scope = ruleScope(Object.keys(numbers))
  const text = definition
    ? typeof definition.rule === 'string'
      ? definition.rule
      : definition.rule(choice.parameters)
    : ownText(choice)
  const formula =
    typeof text === 'string'
      ? check(text, scope)
      : { matrix: check(text.matrix, scope), other: check(text.other, scope) }
  const declared =
    'matrix' in formula ? { ...formula.other.parameters, ...formula.matrix.parameters } : formula.parameters
  return { formula, parameters: { ...declared, ...numbers }, definition }
}

/** The program of a schedule choice. */
export function resolveSchedule(choice: Choice): Resolved<Checked, Schedule> {
  const definition = entry(schedules, 'schedule', choice)
  const numbers = numbersOf(definition, choice.parameters)
  const text = definition ? formulaText(definition.formula, choice.parameters) : ownText(choice)
  const formula = check(text, scheduleScope(Object.keys(numbers)))
  return { formula, parameters: { ...formula.parameters, ...numbers }, definition }
}

/** A function of the given inputs: a surface, a loss, an activation, a penalty. */
function resolveFunction<Entry extends Definition & { formula: Surface['formula'] }>(
  definition: Entry | undefined,
  choice: Choice,
  inputs: readonly string[],
): Resolved<Checked, Entry> {
  const numbers = numbersOf(definition, choice.parameters)
  const text = definition ? formulaText(definition.formula, choice.parameters) : ownText(choice)
  const formula = check(text, functionScope(inputs, Object.keys(numbers)))
  return { formula, parameters: { ...formula.parameters, ...numbers }, definition }
}

/** The function of a surface choice, of x, or of x and y. */
export function resolveSurface(choice: Choice, dimension: number): Resolved<Checked, Surface> {
  return resolveFunction(entry(surfaces, 'surface', choice), choice, dimension === 1 ? ['x'] : ['x', 'y'])
}

/** The known minima of a surface; none of an own one. */
export function minimaOf({ surface }: SurfaceProblem): readonly (readonly number[])[] {
  return entry(surfaces, 'surface', surface)?.minima(surface.parameters) ?? []
}

/** The function of a loss choice, of prediction and target. */
export function resolveLoss(choice: Choice): Resolved<Checked, Loss> {
  return resolveFunction(entry(losses, 'loss', choice), choice, ['prediction', 'target'])
}

/** The function of an activation, of x; undefined for the identity. */
export function resolveActivation(id: string): Resolved<Checked, Activation> | undefined {
  if (id === 'linear') return undefined
  const choice = { id, parameters: {} }
  return resolveFunction(entry(activations, 'activation', choice), choice, ['x'])
}

/** The function of a penalty, of w; lambda stands in front of its sum. */
export function resolvePenalty(definition: Regularizer): Checked {
  return check(formulaText(definition.formula, {}), functionScope(['w'], []))
}
