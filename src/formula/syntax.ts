/** The parsed form of a formula text: what `parse` gives and every output reads. */
import type { Span } from './error.ts'
import type { Shape } from './shape.ts'

/** A number as written. */
export interface NumberExpression {
  readonly kind: 'number'
  readonly value: number
  readonly span: Span
}

export interface NameExpression {
  readonly kind: 'name'
  readonly name: string
  readonly span: Span
}

/** A function or an operator applied; `operation` is its name in the functions table, `head` the name or sign as written. */
export interface CallExpression {
  readonly kind: 'call'
  readonly operation: string
  /** Written with a sign, not called by name. */
  readonly operator: boolean
  readonly args: readonly Expression[]
  readonly head: Span
  readonly span: Span
}

export type Expression = NumberExpression | NameExpression | CallExpression

interface Line {
  /** The whole statement. */
  readonly span: Span
}

/** A line `parameter name = number`. */
export interface ParameterLine extends Line {
  readonly kind: 'parameter'
  readonly name: string
  readonly nameSpan: Span
  readonly value: number
}

/** A line `state [shape] name = start`. */
export interface StateLine extends Line {
  readonly kind: 'state'
  readonly shape: Shape
  readonly name: string
  readonly nameSpan: Span
  readonly expression: Expression
}

/** A line `name = expression`. */
export interface AssignLine extends Line {
  readonly kind: 'assign'
  readonly name: string
  readonly nameSpan: Span
  readonly expression: Expression
}

/** A line `report expression`. */
export interface ReportLine extends Line {
  readonly kind: 'report'
  readonly expression: Expression
}

/** A line `show name = expression`. */
export interface ShowLine extends Line {
  readonly kind: 'show'
  readonly name: string
  readonly nameSpan: Span
  readonly expression: Expression
}

/** A line that is only an expression: the value of a function formula. */
export interface ValueLine extends Line {
  readonly kind: 'value'
  readonly expression: Expression
}

export type Statement = ParameterLine | StateLine | AssignLine | ReportLine | ShowLine | ValueLine

export interface Program {
  readonly text: string
  readonly statements: readonly Statement[]
}

/** Every expression within one, each before its arguments, from left to right. */
export function expressionsOf(expression: Expression): Expression[] {
  return [expression, ...(expression.kind === 'call' ? expression.args.flatMap(expressionsOf) : [])]
}
