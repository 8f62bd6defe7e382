import type { Checked, CheckedStatement } from './check.ts'
import { wholeText, type Span } from './error.ts'
import { functionGraph } from './graph/build.ts'
import { gradient } from './graph/gradient.ts'
import { Graph } from './graph/graph.ts'
import { reachable } from './graph/lower.ts'
import type { Node } from './graph/node.ts'
import type { Expression } from './syntax.ts'

export { maximalNodes } from './graph/graph.ts'

/** A derivative whose parts, written out, are more than this is given in several lines. */
const longest = 300

/**
 * The derivative of a function formula by one of its inputs or parameters, as a function formula of the same scope:
 * it can be evaluated and typeset. Reverse mode on a graph of at most 20,000 nodes.
 * @throws FormulaError where the graph would be larger
 */
export function derivative(checked: Checked, name: string): Checked {
  if (checked.scope.kind !== 'function')
    throw new Error(`derivative: needs a function formula, got a ${checked.scope.kind}`)
  const shape = checked.scope.names.get(name) ?? (Object.hasOwn(checked.parameters, name) ? 'scalar' : undefined)
  if (!shape) throw new Error(`derivative: ${name} is no input or parameter of the formula`)
  const at = wholeText(checked.text)
  const graph = new Graph(at)
  const { derivatives } = gradient(graph, functionGraph(graph, checked), [graph.input(name, shape)])
  return { ...checked, ...new Writer(checked, at).write(derivatives[0]!) }
}

/** Writes a graph as statements; values that are used again get names where writing them out would be too long. */
class Writer {
  readonly #at: Span
  readonly #taken: Set<string>
  readonly #written = new Map<Node, Expression>()
  readonly #statements: CheckedStatement[] = []

  constructor(checked: Checked, at: Span) {
    this.#at = at
    this.#taken = new Set([
      ...checked.scope.names.keys(),
      ...Object.keys(checked.parameters),
      ...checked.scope.functions,
    ])
    for (const statement of checked.statements) if (statement.kind === 'parameter') this.#statements.push(statement)
  }

  write(root: Node): { statements: CheckedStatement[]; assigned: string[] } {
    const nodes = reachable([root])
    const named = this.#lengthOf(root, nodes) > longest ? shared(nodes) : new Set<Node>()
    for (const node of nodes) {
      const expression = this.#expression(node)
      this.#written.set(node, named.has(node) ? this.#name(node, expression) : expression)
    }
    const value = {
      kind: 'value',
      expression: this.#written.get(root)!,
      span: this.#at,
      shape: root.shape,
      last: true,
    } as const
    const assigned = this.#statements.flatMap((statement) => (statement.kind === 'assign' ? [statement.name] : []))
    return { statements: [...this.#statements, value], assigned }
  }

  /** How many operations the value has when every part is written out. */
  #lengthOf(root: Node, nodes: readonly Node[]): number {
    const lengths = new Map<Node, number>()
    for (const node of nodes)
      lengths.set(
        node,
        node.args.reduce((sum, arg) => sum + lengths.get(arg)!, 1),
      )
    return lengths.get(root)!
  }

  #name(node: Node, expression: Expression): Expression {
    let index = 1
    while (this.#taken.has(`a${index}`)) index++
    const name = `a${index}`
    this.#taken.add(name)
    const where = { span: this.#at, nameSpan: this.#at }
    this.#statements.push({ kind: 'assign', name, expression, shape: node.shape, last: true, ...where })
    return { kind: 'name', name, span: this.#at }
  }

  #expression(node: Node): Expression {
    const span = this.#at
    if (node.operation === 'number') {
      if (node.value === Infinity) return { kind: 'name', name: 'inf', span }
      return { kind: 'number', value: node.value, span }
    }
    if (node.operation === 'input') return { kind: 'name', name: node.name, span }
    const args = node.args.map((arg) => this.#written.get(arg)!)
    const isPower = node.operation === 'integerPower'
    if (isPower) args.push({ kind: 'number', value: node.value, span })
    return { kind: 'call', operation: isPower ? 'power' : node.operation, operator: false, args, head: span, span }
  }
}

/** Operations that more than one other uses. */
function shared(nodes: readonly Node[]): Set<Node> {
  const uses = new Map<Node, number>()
  for (const node of nodes) for (const arg of new Set(node.args)) uses.set(arg, (uses.get(arg) ?? 0) + 1)
  return new Set(nodes.filter((node) => node.args.length && (uses.get(node) ?? 0) > 1))
}
