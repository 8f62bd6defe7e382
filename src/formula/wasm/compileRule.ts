import type { Checked } from '../check.ts'
import { wholeText } from '../error.ts'
import { reportGraph, startGraph, stepGraph, type Kept } from '../graph/build.ts'
import { Graph } from '../graph/graph.ts'
import type { Shape, TensorLayout } from '../shape.ts'
import { Code } from './code.ts'
import { sizeOf, type Precision } from './lanes.ts'
import { keptPrecision, layOut, type Allocate, type Layout } from './layout.ts'
import { ModuleWriter } from './module.ts'
import { Routine, type Store } from './routine.ts'
import type { Slot, Slots } from './slot.ts'

export type { Precision } from './lanes.ts'
export type { Allocate } from './layout.ts'
export type { Slot, Slots } from './slot.ts'

/** A rule: one text for all tensors, or one for tensors of two and more dimensions and one for the others. */
export type CheckedRule = Checked | { readonly matrix: Checked; readonly other: Checked }

export interface RuleOptions {
  readonly precision: Precision
  /** Tensors laid over theta and g. */
  readonly tensors: readonly TensorLayout[]
  /** Addresses of the flat vectors. */
  readonly theta: number
  readonly g: number
  /** Addresses of what else the scope gives: the Hessian's diagonal, noise. */
  readonly given?: Readonly<Record<string, number>>
  /** The numbers by name; the caller writes them into their slots, and may change them between steps. */
  readonly parameters: Readonly<Record<string, number>>
  readonly allocate: Allocate
}

/** A compiled formula: the module, and where its numbers lie. */
export interface CompiledRule {
  readonly bytes: Uint8Array
  readonly slots: Slots
}

/**
 * Compiles a rule to a WebAssembly module that imports `memory` and mathematics from "kernel". It exports
 * `start(lr)`, which gives every state its start value, `step(t, lr, loss)`, and, where the rule has a report line,
 * `report()`, which fills the slot `report`. Slots: states, shows, parameters (float64), `report`. In a rule of two texts a single
 * number that both keep under one name has the slots `name` and `other.name`.
 */
export function compileRule(rule: CheckedRule, options: RuleOptions): CompiledRule {
  return new RuleCompiler(rule, options).compile()
}

interface Text {
  readonly checked: Checked
  readonly group: number
  /** Addresses of everything the text names. */
  readonly addresses: Map<string, number>
}

class RuleCompiler {
  readonly #options: RuleOptions
  readonly #module = new ModuleWriter()
  readonly #slots: Slots = {}
  readonly #layout: Layout
  readonly #table: number
  readonly #texts: Text[] = []

  constructor(rule: CheckedRule, options: RuleOptions) {
    this.#options = options
    const { tensors, precision, allocate } = options
    const indices = tensors.map((_, index) => index)
    const isMatrix = (index: number) => tensors[index]!.shape.length > 1
    const byShape = [indices.filter(isMatrix), indices.filter((index) => !isMatrix(index))]
    const isOne = 'statements' in rule
    this.#layout = layOut(tensors, precision, isOne ? [indices] : byShape)
    this.#table = allocate(this.#layout.table.length)
    this.#module.data(this.#table, this.#layout.table)
    for (const [group, checked] of (isOne ? [rule] : [rule.matrix, rule.other]).entries()) this.#text(checked, group)
  }

  compile(): CompiledRule {
    const start = new Code(['f64'])
    const step = new Code(['f64', 'f64', 'f64'])
    const report = new Code([])
    for (const text of this.#texts) {
      const at = wholeText(text.checked.text)
      const starts = new Graph(at)
      this.#routine(starts, startGraph(starts, text.checked), text, start, { lr: 0 })
      const steps = new Graph(at)
      const { stores, shows } = stepGraph(steps, text.checked)
      const shown = shows.filter(({ name }) => !this.#isAlias(text, name))
      this.#routine(steps, [...stores, ...shown], text, step, { t: 0, lr: 1, loss: 2 })
      this.#report(text, report)
    }
    this.#module.export('start', start)
    this.#module.export('step', step)
    if (this.#slots.report) this.#module.export('report', report)
    return { bytes: this.#module.bytes(), slots: this.#slots }
  }

  /** Reserves the slots of one text. */
  #text(checked: Checked, group: number): void {
    const { theta, g, given = {}, parameters } = this.#options
    const addresses = new Map([
      ['theta', theta],
      ['g', g],
    ])
    for (const name of ['hessianDiagonal', 'noise']) {
      if (given[name] !== undefined) addresses.set(name, given[name])
      else if (checked.uses.has(name))
        throw new Error(`compileRule: the rule uses ${name}, and no address of it was given`)
    }
    const text = { checked, group, addresses }
    for (const name of Object.keys(parameters)) if (checked.uses.has(name)) this.#slot(text, name, 'scalar', true)
    for (const name of Object.keys(checked.parameters)) this.#slot(text, name, 'scalar', true)
    for (const name of checked.scope.parameters)
      if (checked.uses.has(name) && !addresses.has(name))
        throw new Error(`compileRule: the parameter ${name} has no value`)
    for (const { name, shape } of checked.states) this.#slot(text, name, shape, false)
    for (const statement of checked.statements) {
      if (statement.kind !== 'show') continue
      if (!this.#isAlias(text, statement.name)) this.#slot(text, statement.name, statement.shape, false)
      else if (statement.name === 'theta') this.#slots.theta = this.#place('full', theta)
    }
    if (checked.hasReport) this.#slots.report ??= this.#place('full')
    this.#texts.push(text)
  }

  /** Whether a shown name is simply a state or theta. */
  #isAlias({ checked }: Text, name: string): boolean {
    return name === 'theta' || checked.states.some((state) => state.name === name)
  }

  #slot(text: Text, name: string, shape: Shape, isShared: boolean): void {
    const known = Object.hasOwn(this.#slots, name) ? this.#slots[name] : undefined
    if (known && known.shape === shape && (isShared || shape !== 'scalar')) {
      text.addresses.set(name, known.address)
      return
    }
    const slot = this.#place(shape)
    this.#slots[known ? `other.${name}` : name] = slot
    text.addresses.set(name, slot.address)
  }

  #place(shape: Shape, address?: number): Slot {
    const precision = keptPrecision(shape, this.#options.precision)
    const length = this.#layout.lengths[shape]
    return { shape, address: address ?? this.#options.allocate(length * sizeOf(precision)), precision, length }
  }

  #report(text: Text, code: Code): void {
    const graph = new Graph(wholeText(text.checked.text))
    const slot = this.#slots.report
    if (!slot) return
    const node = reportGraph(graph, text.checked) ?? graph.input('theta', 'full')
    this.#emit(graph, [{ node, address: slot.address }], text, code, {})
  }

  #routine(
    graph: Graph,
    kept: readonly Kept[],
    text: Text,
    code: Code,
    locals: Readonly<Record<string, number>>,
  ): void {
    const stores = kept.map(({ name, node }) => ({ node, address: text.addresses.get(name)! }))
    this.#emit(graph, stores, text, code, locals)
  }

  #emit(
    graph: Graph,
    stores: readonly Store[],
    text: Text,
    code: Code,
    locals: Readonly<Record<string, number>>,
  ): void {
    const group = this.#layout.groups[text.group]!
    if (!group.count) return
    const { addresses } = text
    const shared = { module: this.#module, layout: this.#layout, table: this.#table, allocate: this.#options.allocate }
    new Routine(graph, stores, { ...shared, code, group, locals, addresses }).emit()
  }
}
