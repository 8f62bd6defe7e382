import { operationNamed } from '../functions/index.ts'
import type { Node } from '../graph/node.ts'
import type { Code, Instruction } from './code.ts'
import { pushConstant, pushFlushed, type Lanes } from './lanes.ts'
import type { ModuleWriter } from './module.ts'

/** A comparison leaves a mask; everything else a number. Both can be made from each other. */
export type Form = 'number' | 'mask'

/** A value that is already in a local variable. */
export interface Held {
  readonly local: number
  readonly form: Form
}

export interface Emitter {
  readonly code: Code
  readonly module: ModuleWriter
  readonly lanes: Lanes
}

/** The form in which a node's value is computed. */
export function naturalForm(node: Node): Form {
  if (['number', 'input', 'broadcast', 'flush', 'integerPower'].includes(node.operation)) return 'number'
  const operation = operationNamed(node.operation)
  return operation.kind === 'elementwise' &&
    operation.wasm &&
    ('compare' in operation.wasm || 'logic' in operation.wasm)
    ? 'mask'
    : 'number'
}

/** How often each of the nodes is needed by the others and by the roots. A node that multiplies itself counts twice. */
export function countUses(nodes: readonly Node[], roots: readonly Node[]): Map<Node, number> {
  const uses = new Map<Node, number>()
  const use = (node: Node, times: number) => uses.set(node, (uses.get(node) ?? 0) + times)
  for (const root of roots) use(root, 1)
  for (const node of nodes) for (const arg of node.args) use(arg, node.operation === 'integerPower' ? 2 : 1)
  return uses
}

/**
 * Pushes values of nodes, in one kind of lanes. A value that is needed more than once is computed once and kept in a
 * local; `held` has those, and whatever was put there before the loop.
 */
export class Values {
  readonly held: Map<Node, Held>
  readonly #emitter: Emitter
  readonly #uses: ReadonlyMap<Node, number>
  readonly #load: (node: Node) => void

  /** @param load pushes the number of a node that comes from outside: an input, or a value in memory */
  constructor(
    emitter: Emitter,
    uses: ReadonlyMap<Node, number>,
    held: ReadonlyMap<Node, Held>,
    load: (node: Node) => boolean,
  ) {
    this.#emitter = emitter
    this.#uses = uses
    this.held = new Map(held)
    this.#load = (node) => {
      if (!load(node)) this.#compute(node)
    }
  }

  /** Pushes the node's value as a number or a mask. */
  push(node: Node, form: Form = 'number'): void {
    const { code, lanes } = this.#emitter
    const held = this.held.get(node)
    if (held) {
      code.get(held.local)
      return this.#convert(held.form, form)
    }
    const natural = naturalForm(node)
    this.#load(node)
    if ((this.#uses.get(node) ?? 0) > 1) {
      const local = code.local(natural === 'mask' ? lanes.mask : lanes.type)
      code.tee(local)
      this.held.set(node, { local, form: natural })
    }
    this.#convert(natural, form)
  }

  /** Computes the node now and keeps it in a local. */
  hold(node: Node): Held {
    const known = this.held.get(node)
    if (known) return known
    const { code, lanes } = this.#emitter
    const form = naturalForm(node)
    this.#load(node)
    const held = { local: code.local(form === 'mask' ? lanes.mask : lanes.type), form }
    code.set(held.local)
    this.held.set(node, held)
    return held
  }

  #convert(from: Form, to: Form): void {
    const { code, lanes } = this.#emitter
    if (from === to) return
    if (to === 'mask') {
      pushConstant(code, lanes, 0)
      code.do(`${lanes.prefix}.ne`)
    } else if (lanes.count === 1) code.do('f64.convert_i32_u')
    else {
      pushConstant(code, lanes, 1)
      code.do('v128.and')
    }
  }

  #compute(node: Node): void {
    const { code, module, lanes } = this.#emitter
    const { operation, args } = node
    if (operation === 'number') return pushConstant(code, lanes, node.value)
    if (operation === 'broadcast') return this.push(args[0]!)
    if (operation === 'flush') {
      this.push(args[0]!)
      return pushFlushed(code, lanes, code.local(lanes.type))
    }
    if (operation === 'integerPower') return this.#integerPower(args[0]!, node.value)
    const definition = operationNamed(operation)
    const form = definition.kind === 'elementwise' ? definition.wasm : undefined
    if (!form) throw new Error(`Values: ${operation} has no WebAssembly form here`)
    if ('select' in form) {
      this.push(args[1]!)
      this.push(args[2]!)
      this.push(args[0]!, 'mask')
      code.do(lanes.count === 1 ? 'select' : 'v128.bitselect')
      return
    }
    for (const arg of args) this.push(arg, 'logic' in form ? 'mask' : 'number')
    if ('logic' in form) code.do(`${lanes.count === 1 ? 'i32' : 'v128'}.${form.logic}`)
    else if ('compare' in form) code.do(`${lanes.prefix}.${form.compare}`)
    else if ('numeric' in form) code.do(`${lanes.prefix}.${form.numeric}` as Instruction)
    else {
      const types = args.map(() => lanes.type)
      code.call(module.import(`${form.call}${lanes.suffix}`, types, [lanes.type]))
    }
  }

  /** x x, (x x) x or (x x)(x x). */
  #integerPower(base: Node, exponent: number): void {
    const { code, lanes } = this.#emitter
    const multiply = () => code.do(`${lanes.prefix}.mul`)
    this.hold(base)
    this.push(base)
    this.push(base)
    multiply()
    if (exponent === 2) return
    if (exponent === 3) this.push(base)
    else {
      const square = code.local(lanes.type)
      code.tee(square).get(square)
    }
    multiply()
  }
}
