/** Changes of a racer's optimizer and schedule. */
import { defaultValues, type Parameters, type Values } from '../../catalog/definition.ts'
import type { Optimizer, Schedule } from '../../catalog/kinds.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import type { Choice, Racer } from '../../experiment/document.ts'
import { ruleTexts, standalone } from '../formulas/scopes.ts'

/** The defaults, with the values that parameters of the same name and kind have now. */
function carried(parameters: Parameters, values: Values) {
  const next = defaultValues(parameters)
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = values[name]
    if (typeof value !== typeof parameter.default || value === undefined) continue
    if (parameter.kind === 'choice') continue
    if (parameter.kind === 'number' && (Number(value) < parameter.min || Number(value) > parameter.max)) continue
    next[name] = value
  }
  return next
}

/** The racer's fields with another optimizer, at its defaults; a racer named after its optimizer is renamed with it. */
export function replacedOptimizer(racer: Racer, next: Optimizer, before: Optimizer | undefined): Partial<Racer> {
  const parameters = defaultValues(next.parameters)
  const named = before && racer.name === before.name.en ? { name: next.name.en } : {}
  return { ...named, optimizer: { id: next.id, parameters }, rate: next.rate.default }
}

/** A catalog optimizer as an own rule that does the same: its text for these switches, its numbers as `parameter` lines. */
export function ownRule(optimizer: Choice): Choice {
  const definition = optimizers.get(optimizer.id)
  if (definition === undefined) return optimizer
  const [text = ''] = ruleTexts(definition, optimizer.parameters)
  return { id: 'own', parameters: {}, formula: standalone(text, definition.parameters, optimizer.parameters) }
}

/** Another schedule; parameters of the same name keep their values. */
export function replacedSchedule(schedule: Choice, next: Schedule): Choice {
  return { id: next.id, parameters: carried(next.parameters, schedule.parameters) }
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
