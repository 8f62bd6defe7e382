/** Optimizers: an update rule as text, or a method in TypeScript for what needs more than one gradient a step. */
import type { Definition, NumberParameter, Text, Values } from './definition.ts'
import type { Family } from './families.ts'
import type { Method, MethodParts } from './method.ts'

/** Rule texts for tensors of two and more dimensions, and for the others. */
export interface RuleByShape {
  readonly matrix: string
  readonly other: string
}

/** An update rule (FORMULAS.md, "Given in a rule"), or the function that writes it for the chosen values. */
export type RuleText = string | ((values: Values) => string | RuleByShape)

interface OptimizerBase extends Definition {
  /** Where it stands in the list. */
  readonly family: Family
  /** When one would use it, in one sentence. */
  readonly use: Text
  /** The racer's learning rate `lr`: default and range for this optimizer. */
  readonly rate: NumberParameter
  /** Name of the parameter a momentum-cycling schedule writes, if the rule has one. */
  readonly momentum?: string
  /** Whether it keeps an average of the parameters, shown as `average` and evaluated beside them. */
  readonly averages?: boolean
  /** What its rows of numbers mean in the microscope: state name to short text. */
  readonly states?: Readonly<Record<string, Text>>
}

/** An optimizer that is its formula; plain number parameters are names in the text. */
export interface RuleOptimizer extends OptimizerBase {
  readonly rule: RuleText
  /** Rules that read `hessianDiagonal`: every how many steps it is taken anew (at steps 1, 1 + k, 1 + 2k, …). */
  readonly hessianDiagonal?: (values: Values) => number
}

/** An optimizer in TypeScript. */
export interface MethodOptimizer extends OptimizerBase {
  readonly method: (parts: MethodParts) => Method
  /** The method as it is shown: lines of LaTeX. */
  readonly shown: (values: Values) => readonly string[]
  /** Whether, with these values, it asks for the Hessian: offered on surfaces and up to 256 parameters. */
  readonly hessian?: (values: Values) => boolean
}

export type Optimizer = RuleOptimizer | MethodOptimizer

export const isMethod = (optimizer: Optimizer): optimizer is MethodOptimizer => 'method' in optimizer

/** The text of a rule for given parameter values. */
export function ruleText(rule: RuleText, values: Values): string | RuleByShape {
  return typeof rule === 'string' ? rule : rule(values)
}
