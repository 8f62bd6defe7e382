/** From a document's choices to checked formulas and the numbers they use. */
import { activations } from '../catalog/activations/index.ts'
import { formulaText, numberValues, type Definition, type Values } from '../catalog/definition.ts'
import type { Activation, Loss, Regularizer, Schedule, Surface } from '../catalog/kinds.ts'
import { losses } from '../catalog/losses/index.ts'
import { isMethod, ruleText, type Optimizer, type RuleByShape, type RuleOptimizer } from '../catalog/optimizer.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { surfaces } from '../catalog/surfaces/index.ts'
import type { Wrapper } from '../catalog/wrapper.ts'
import { wrappers } from '../catalog/wrappers/index.ts'
import type { Choice, SurfaceProblem } from '../experiment/document.ts'
import {
  check,
  functionScope,
  ruleScope,
  scheduleScope,
  wrapperScope,
  type Checked,
  type Scope,
} from '../formula/check.ts'

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

function checkRule(text: string | RuleByShape, scope: Scope): Rule {
  return typeof text === 'string'
    ? check(text, scope)
    : { matrix: check(text.matrix, scope), other: check(text.other, scope) }
}

const declaredBy = (rule: Rule): Readonly<Record<string, number>> =>
  'matrix' in rule ? { ...rule.other.parameters, ...rule.matrix.parameters } : rule.parameters

/** The update rule of an optimizer choice. Throws for a method in TypeScript, which has no text that runs. */
export function resolveRule(choice: Choice): Resolved<Rule, RuleOptimizer> {
  const definition = entry<Optimizer>(optimizers, 'optimizer', choice)
  if (definition && isMethod(definition)) throw new Error(`resolveRule: '${choice.id}' is not a rule`)
  const numbers = numbersOf(definition, choice.parameters)
  const scope = ruleScope(Object.keys(numbers), { hessianDiagonal: definition?.hessianDiagonal !== undefined })
  const formula = checkRule(definition ? ruleText(definition.rule, choice.parameters) : ownText(choice), scope)
  return { formula, parameters: { ...declaredBy(formula), ...numbers }, definition }
}

/** The rule of a wrapper choice that has one. */
export function resolveWrapper(choice: Choice): Resolved<Rule, Wrapper> {
  const definition = entry(wrappers, 'wrapper', choice)
  if (!definition?.rule) throw new Error(`resolveWrapper: '${choice.id}' has no rule`)
  const parameters = numbersOf(definition, choice.parameters)
  const scope = wrapperScope(Object.keys(parameters), { noise: definition.noise })
  return { formula: checkRule(ruleText(definition.rule, choice.parameters), scope), parameters, definition }
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

/** The function of a loss choice, of prediction and target, and of the variance where the loss has one. */
export function resolveLoss(choice: Choice): Resolved<Checked, Loss> {
  const definition = entry(losses, 'loss', choice)
  return resolveFunction(definition, choice, ['prediction', 'target', ...(definition?.variance ? ['variance'] : [])])
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
