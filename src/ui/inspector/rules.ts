/** Changes of a racer's optimizer and schedules. */
import { defaultValues, type Parameter, type Parameters, type Values } from '../../catalog/definition.ts'
import type { Schedule } from '../../catalog/kinds.ts'
import { isMethod, type Optimizer } from '../../catalog/optimizer.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import type { Choice, Racer } from '../../experiment/document.ts'
import { wrapperMisfit } from '../../experiment/racerFit.ts'
import { ruleTexts, standalone } from '../formulas/scopes.ts'

/** Plain gradient descent: what an own rule starts from where the optimizer's text cannot be edited. */
const PLAIN_RULE = 'theta = theta - lr * g'

/** Whether two definitions mean the same by a parameter: its name in words, its kind and its range. */
function isSame(one: Parameter | undefined, other: Parameter): boolean {
  const meaning = (parameter: Parameter) =>
    JSON.stringify({ ...parameter, default: null, description: null, group: null })
  return one !== undefined && meaning(one) === meaning(other)
}

/** The defaults of a definition, with the present values of the parameters that the one before has too. */
function carried(next: Parameters, before: Parameters, values: Values) {
  const kept = Object.entries(next).filter(([name, parameter]) => name in values && isSame(before[name], parameter))
  return { ...defaultValues(next), ...Object.fromEntries(kept.map(([name]) => [name, values[name]!])) }
}

/** The racer's fields with another optimizer; wrappers that do not fit around it are taken off. */
export function withOptimizer(racer: Racer, optimizer: Choice): Partial<Racer> {
  return { optimizer, wrappers: racer.wrappers.filter(({ id }) => wrapperMisfit(id, { optimizer }) === undefined) }
}

/** The racer's fields with another optimizer of the catalog, at its defaults; a racer named after its optimizer is renamed with it. */
export function replacedOptimizer(racer: Racer, next: Optimizer, before: Optimizer | undefined): Partial<Racer> {
  const parameters = defaultValues(next.parameters)
  const named = before && racer.name === before.name.en ? { name: next.name.en } : {}
  return { ...named, ...withOptimizer(racer, { id: next.id, parameters }), rate: next.rate.default }
}

/**
 * The text that an own rule starts from: that of the optimizer for its switches, its numbers as `parameter` lines; where it has one text
 * for matrices and one for vectors, that for matrices. Undefined where nothing can be edited: a method that searches along a line, or a
 * rule that is given the curvature.
 */
export function editableRule(optimizer: Choice): string | undefined {
  const definition = optimizers.get(optimizer.id)
  if (definition === undefined) return optimizer.formula
  if (isMethod(definition) || definition.hessianDiagonal !== undefined) return undefined
  const [text = ''] = ruleTexts(definition, optimizer.parameters)
  return standalone(text, definition.parameters, optimizer.parameters)
}

/** The racer's fields with an own rule that does the same as its optimizer, or with plain gradient descent at its default rate. */
export function withOwnRule(racer: Racer): Partial<Racer> {
  const text = editableRule(racer.optimizer)
  const own = withOptimizer(racer, { id: 'own', parameters: {}, formula: text ?? PLAIN_RULE })
  return text === undefined ? { ...own, rate: optimizers.get('sgd')!.rate.default } : own
}

/** Another schedule; parameters that both have keep their values. */
export function replacedSchedule(schedule: Choice, next: Schedule): Choice {
  const before = schedules.get(schedule.id)?.parameters ?? {}
  return { id: next.id, parameters: carried(next.parameters, before, schedule.parameters) }
}

/** A catalog schedule as an own formula that does the same. */
export function ownSchedule(schedule: Choice): Choice {
  const definition = schedules.get(schedule.id)
  if (definition === undefined) return schedule
  return {
    id: 'own',
    parameters: {},
    formula: standalone(definition.formula, definition.parameters, schedule.parameters),
  }
}
