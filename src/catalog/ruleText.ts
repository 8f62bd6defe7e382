/** The text of an update rule for the values of a racer. */
import type { Values } from './definition.ts'
import type { Optimizer, RuleByShape } from './kinds.ts'

/**
 * The rule's text. A momentum of 0 leaves the velocity out of it, unless a schedule writes the momentum (`momentumCycled`): then the
 * text is the one that has it.
 */
export function ruleText(optimizer: Optimizer, values: Values, momentumCycled = false): string | RuleByShape {
  const { rule, momentum } = optimizer
  if (typeof rule === 'string') return rule
  const cycled = momentumCycled && momentum !== undefined && values[momentum] === 0
  return rule(cycled ? { ...values, [momentum]: 0.5 } : values)
}
