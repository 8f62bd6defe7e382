/** Wrappers: what can be put around any optimizer. */
import type { Definition, Text, Values } from './definition.ts'
import type { Optimizer, RuleText } from './optimizer.ts'

/**
 * Where in a step a wrapper acts, in this order:
 * - `batches`: how many batches make a step;
 * - `ascent`: moves theta before the gradient is taken a second time, and back;
 * - `gradient`: changes the gradient (and nothing else) after each evaluation;
 * - `parameters`: changes theta between gradient and rule;
 * - `after`: changes theta, or watches it, after the rule.
 */
export type WrapperPlace = 'batches' | 'ascent' | 'gradient' | 'parameters' | 'after'

export interface Wrapper extends Definition {
  readonly place: WrapperPlace
  /** When one would use it, in one sentence. */
  readonly use: Text
  /** A rule text that runs at its place; none for `batches`. May read `noise` (standard normals, one a parameter) where `noise` is true. */
  readonly rule?: RuleText
  readonly noise?: boolean
  /** Lines of LaTeX shown after the text, for what a text cannot say. */
  readonly shown?: (values: Values) => readonly string[]
  /** Batches a step, for `batches`. */
  readonly batches?: (values: Values) => number
  /** Whether it keeps an average of the parameters, shown as `average` and evaluated beside them. */
  readonly averages?: boolean
  /** Why it is not offered around an optimizer; undefined where it is. */
  readonly misfit?: (optimizer: Optimizer) => Text | undefined
}
