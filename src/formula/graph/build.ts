/** Checked formulas as graphs: every statement's value in terms of what is there before the step. */
import type { Checked } from '../check.ts'
import { integerExponent } from '../functions/power.ts'
import type { Shape } from '../shape.ts'
import type { Expression } from '../syntax.ts'
import type { Graph } from './graph.ts'
import type { Node } from './node.ts'

/** A value that is kept under a name: a state, theta, or a value to watch. */
export interface Kept {
  readonly name: string
  readonly node: Node
}

/** What an update step leaves behind. */
export interface StepGraph {
  /** States and theta that the step assigns, in order of their last assignment. */
  readonly stores: readonly Kept[]
  readonly shows: readonly Kept[]
}

/** The node of an expression whose names have the given nodes. */
export function expressionNode(graph: Graph, expression: Expression, names: ReadonlyMap<string, Node>): Node {
  if (expression.kind === 'number') return graph.number(expression.value)
  if (expression.kind === 'name') return names.get(expression.name)!
  const args = expression.args.map((arg) => expressionNode(graph, arg, names))
  const exponent = expression.operation === 'power' ? integerExponent(expression.args) : undefined
  return exponent ? graph.integerPower(args[0]!, exponent) : graph.apply(expression.operation, ...args)
}

/** Names with a value before the first statement; infinity is a number. */
function givenNames(graph: Graph, checked: Checked, shapes?: ReadonlyMap<string, Shape>): Map<string, Node> {
  const names = new Map<string, Node>()
  for (const [name, shape] of checked.scope.names) names.set(name, graph.input(name, shapes?.get(name) ?? shape))
  for (const name of Object.keys(checked.parameters)) names.set(name, graph.input(name, 'scalar'))
  for (const { name, shape } of checked.states) names.set(name, graph.input(name, shape))
  names.set('inf', graph.number(Infinity))
  return names
}

/** One step of a rule or a schedule. The last assignment of a state or of a kept name is stored, and in a rule flushed. */
export function stepGraph(graph: Graph, checked: Checked): StepGraph {
  const names = givenNames(graph, checked)
  const isSchedule = checked.scope.kind === 'schedule'
  const states = new Set(checked.states.map(({ name }) => name))
  const stores: Kept[] = []
  const shows: Kept[] = []
  for (const statement of checked.statements) {
    if (statement.kind === 'show') {
      const node = expressionNode(graph, statement.expression, names)
      shows.push({ name: statement.name, node: graph.flush(node, statement.shape) })
    }
    if (statement.kind !== 'assign') continue
    const { name, shape, last } = statement
    const value = expressionNode(graph, statement.expression, names)
    const isKept = states.has(name) || checked.scope.kept.includes(name)
    const isResult = isSchedule && !states.has(name)
    const node = isKept && last && !isResult ? graph.flush(value, shape) : graph.broadcast(value, shape)
    names.set(name, node)
    if (last && isKept) stores.push({ name, node })
  }
  return { stores, shows }
}

/** The start values of all states. */
export function startGraph(graph: Graph, checked: Checked): Kept[] {
  const names = givenNames(graph, checked)
  const starts: Kept[] = []
  for (const statement of checked.statements)
    if (statement.kind === 'state') {
      const { name, shape } = statement
      starts.push({ name, node: graph.flush(expressionNode(graph, statement.expression, names), shape) })
    }
  return starts
}

/** The point where metrics are taken, or undefined where the rule has no report line. */
export function reportGraph(graph: Graph, checked: Checked): Node | undefined {
  const names = givenNames(graph, checked)
  for (const statement of checked.statements)
    if (statement.kind === 'report') return graph.flush(expressionNode(graph, statement.expression, names), 'full')
  return undefined
}

/** The value of a function formula; `shapes` gives inputs another shape than one number an entry. */
export function functionGraph(graph: Graph, checked: Checked, shapes?: ReadonlyMap<string, Shape>): Node {
  const names = givenNames(graph, checked, shapes)
  let value = graph.number(NaN)
  for (const statement of checked.statements) {
    if (statement.kind !== 'assign' && statement.kind !== 'value') continue
    value = expressionNode(graph, statement.expression, names)
    if (statement.kind === 'assign') names.set(statement.name, value)
  }
  return value
}
