/**
 * Rules as tensor operations: one text, R racers that run it together with numbers of their own. Parameters lie [R, P]. What depends on
 * numbers alone (rate, step, parameters, states made of them) is computed in float64 beside the device.
 */
import type { Checked } from '../check.ts'
import { wholeText } from '../error.ts'
import { reportGraph, stepGraph, type Kept } from '../graph/build.ts'
import { Graph } from '../graph/graph.ts'
import { lower } from '../graph/lower.ts'
import type { Node } from '../graph/node.ts'
import type { Mathematics } from '../mathematics.ts'
import type { Shape, TensorLayout } from '../shape.ts'
import type { CheckedRule } from '../wasm/compileRule.ts'
import { LaidOver } from './laidOver.ts'
import { Constants, Evaluator, numbers, tensor, type Value } from './nodes.ts'
import type { TensorOperations } from './operations.ts'

export interface TensorRuleOptions<T> {
  readonly operations: TensorOperations<T>
  readonly mathematics: Mathematics
  /** Laid over the parameters, in order and without gaps. */
  readonly tensors: readonly TensorLayout[]
  /** Numbers by name, a record a racer. */
  readonly parameters: readonly Readonly<Record<string, number>>[]
  /** The parameter that a schedule may write, by name. */
  readonly momentum?: string
}

/** States by text and name: numbers of the racers, or tensors. */
export type TensorStates<T> = readonly Readonly<Record<string, Value<T>>>[]

type Arrays = Readonly<Record<string, Float32Array | Float64Array | Uint32Array>>

export interface StepInputs<T> {
  /** [R, P] */
  readonly theta: T
  readonly g: T
  /** Number of the update, from 1. */
  readonly t: number
  /** One a racer. */
  readonly rates: readonly number[]
  /** [R, 1], of this batch, before the update. */
  readonly loss: T
  /** What else the scope gives, [R, P] or [1, P]. */
  readonly given?: Readonly<Record<string, T>>
  /** Where a schedule cycles it: one a racer. */
  readonly momentum?: readonly (number | undefined)[]
}

export interface TensorRule<T> {
  /** States as the compiled rule keeps them (wasm/compileRule.ts), a record a racer. */
  load(arrays: readonly Arrays[]): TensorStates<T>
  /** The tensors whose numbers are wanted, and what makes those records of them. */
  unload(states: TensorStates<T>): {
    readonly tensors: readonly T[]
    readonly assemble: (data: readonly Float32Array[]) => Record<string, Float64Array>[]
  }
  step(
    states: TensorStates<T>,
    inputs: StepInputs<T>,
  ): { readonly theta: T; readonly g: T; readonly states: TensorStates<T> }
  /** The point that the text reports, [R, P]; undefined where it reports none. */
  report(states: TensorStates<T>, theta: T): T | undefined
  /** Values to watch that have one number a parameter, [R, P], after a step with these states. */
  shown(states: TensorStates<T>, theta: T): Readonly<Record<string, T>>
  dispose(): void
}

export function compileTensorRule<T>(rule: CheckedRule, options: TensorRuleOptions<T>): TensorRule<T> {
  return new Compiled(rule, options)
}

/** One text with the tensors it runs on. */
interface Text<T> {
  readonly checked: Checked
  readonly tensors: readonly TensorLayout[]
  readonly over: LaidOver<T>
  readonly stores: readonly Kept[]
  readonly shows: readonly Kept[]
  readonly report: Node | undefined
  /** Name of a state among the arrays. */
  readonly arrayOf: (state: string) => string
}

class Compiled<T> implements TensorRule<T> {
  readonly #options: TensorRuleOptions<T>
  readonly #texts: readonly Text<T>[]
  readonly #constants: Constants<T>
  readonly #racers: number
  readonly #tensors: readonly TensorLayout[]

  constructor(rule: CheckedRule, options: TensorRuleOptions<T>) {
    const { tensors, parameters, operations } = options
    this.#options = options
    this.#racers = parameters.length
    this.#tensors = tensors
    this.#constants = new Constants(operations)
    if ('statements' in rule) this.#texts = [this.#text(rule, tensors, (name) => name)]
    else {
      const isMatrix = ({ shape }: TensorLayout) => shape.length > 1
      const shared = new Set(rule.matrix.states.map(({ name }) => name))
      const other = (name: string) => {
        const [own, first] = [rule.other, rule.matrix].map(({ states }) => states.find((state) => state.name === name))
        const isOne = own?.shape === first?.shape && own?.shape !== 'scalar'
        return shared.has(name) && !isOne ? `other.${name}` : name
      }
      this.#texts = [
        this.#text(rule.matrix, tensors.filter(isMatrix), (name) => name),
        this.#text(
          rule.other,
          tensors.filter((layout) => !isMatrix(layout)),
          other,
        ),
      ].filter((text) => text.tensors.length > 0)
    }
  }

  #text(checked: Checked, tensors: readonly TensorLayout[], arrayOf: Text<T>['arrayOf']): Text<T> {
    const graph = new Graph(wholeText(checked.text))
    const { stores, shows } = stepGraph(graph, checked)
    const reported = reportGraph(graph, checked)
    const roots = [...stores, ...shows].map(({ node }) => node)
    const lowered = lower(graph, reported ? [...roots, reported] : roots, 'all')
    return {
      checked,
      tensors,
      over: new LaidOver(this.#options.operations, this.#racers, tensors),
      stores: stores.map(({ name }, index) => ({ name, node: lowered[index]! })),
      shows: shows.map(({ name }, index) => ({ name, node: lowered[stores.length + index]! })),
      report: reported && lowered.at(-1),
      arrayOf,
    }
  }

  /** Places of a text's numbers of a shape among those of all tensors. */
  #placesIn(text: Text<T>, shape: Shape): { readonly from: number; readonly count: number }[] {
    const sizeOf = ({ length, shape: dimensions }: TensorLayout): number => {
      const rows = dimensions.length > 1 ? dimensions[0]! : 1
      if (shape === 'full') return length
      return shape === 'each' ? 1 : shape === 'rows' ? rows : length / rows
    }
    if (shape === 'scalar') return [{ from: 0, count: 1 }]
    let from = 0
    const places: { from: number; count: number }[] = []
    for (const layout of this.#tensors) {
      const count = sizeOf(layout)
      if (text.tensors.includes(layout)) places.push({ from, count })
      from += count
    }
    return places
  }

  load(arrays: readonly Arrays[]): TensorStates<T> {
    const { operations } = this.#options
    return this.#texts.map((text) =>
      Object.fromEntries(
        text.checked.states.map(({ name, shape }) => {
          const own = arrays.map((record) => record[text.arrayOf(name)]!)
          if (shape === 'scalar') return [name, numbers<T>(own.map((array) => array[0]!))]
          const places = this.#placesIn(text, shape)
          const rows = own.map((array) => places.flatMap(({ from, count }) => [...array.subarray(from, from + count)]))
          const width = rows[0]!.length
          const values = new Float32Array(rows.length * width)
          rows.forEach((row, index) => values.set(row, index * width))
          return [name, tensor(operations.matrix(values, rows.length, width))]
        }),
      ),
    )
  }

  unload(states: TensorStates<T>) {
    const tensors: T[] = []
    const writers: ((records: Record<string, Float64Array>[], data: readonly Float32Array[]) => void)[] = []
    this.#texts.forEach((text, index) => {
      for (const { name, shape } of text.checked.states) {
        const value = states[index]![name]!
        const places = this.#placesIn(text, shape)
        const lengths = this.#wholeLength(shape)
        const array = text.arrayOf(name)
        if (value.kind === 'numbers') {
          const { numbers: own } = value
          writers.push((records) =>
            records.forEach((record, racer) =>
              (record[array] ??= new Float64Array(lengths)).fill(own[own.length === 1 ? 0 : racer]!),
            ),
          )
          continue
        }
        const at = tensors.push(value.tensor) - 1
        writers.push((records, data) =>
          records.forEach((record, racer) => {
            const into = (record[array] ??= new Float64Array(lengths))
            const own = data[at]!
            // A number that all racers share stands once.
            const width = places.reduce((sum, { count }) => sum + count, 0)
            let from = own.length === width ? 0 : racer * width
            for (const place of places) {
              into.set(own.subarray(from, from + place.count), place.from)
              from += place.count
            }
          }),
        )
      }
    })
    const assemble = (data: readonly Float32Array[]) => {
      const records = Array.from({ length: this.#racers }, (): Record<string, Float64Array> => ({}))
      for (const write of writers) write(records, data)
      return records
    }
    return { tensors, assemble }
  }

  #wholeLength(shape: Shape): number {
    const rowsOf = ({ shape: dimensions }: TensorLayout) => (dimensions.length > 1 ? dimensions[0]! : 1)
    const total = (of: (layout: TensorLayout) => number) => this.#tensors.reduce((sum, layout) => sum + of(layout), 0)
    if (shape === 'scalar') return 1
    if (shape === 'each') return this.#tensors.length
    if (shape === 'rows') return total(rowsOf)
    return total(shape === 'cols' ? (layout) => layout.length / rowsOf(layout) : ({ length }) => length)
  }

  step(states: TensorStates<T>, inputs: StepInputs<T>) {
    this.#constants.next()
    const { t, rates, loss, given = {}, momentum } = inputs
    const results = this.#texts.map((text, index) => {
      const own = (x: T) => this.#own(text, x)
      const named: Record<string, Value<T>> = {
        theta: tensor(own(inputs.theta)),
        g: tensor(own(inputs.g)),
        t: numbers([t]),
        lr: numbers(rates),
        loss: tensor(loss),
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, tensor(own(value))])),
        ...(momentum && this.#cycled(momentum)),
      }
      const evaluator = this.#evaluator(text, states[index]!, named)
      const stored = Object.fromEntries(
        text.stores.map(({ name, node }) => [name, { value: evaluator.value(node), node }]),
      )
      const next = Object.fromEntries(
        text.checked.states.map(({ name, shape }) => {
          const kept = stored[name]
          if (!kept) return [name, states[index]![name]!]
          const { value, node } = kept
          if (value.kind === 'numbers' && shape === 'scalar') return [name, value]
          return [name, tensor(this.#whole(evaluator.tensor(node, shape), value, text.over.lengths[shape]))]
        }),
      )
      const fullOf = (name: 'theta' | 'g') => {
        const kept = stored[name]
        if (!kept) return (named[name] as { tensor: T }).tensor
        return this.#whole(evaluator.tensor(kept.node, 'full'), kept.value, text.over.lengths.full)
      }
      return { next, theta: fullOf('theta'), g: fullOf('g') }
    })
    return {
      theta: this.#together(results.map(({ theta }) => theta)),
      g: this.#together(results.map(({ g }) => g)),
      states: results.map(({ next }) => next),
    }
  }

  report(states: TensorStates<T>, theta: T): T | undefined {
    if (!this.#texts.some((text) => text.report)) return undefined
    const parts = this.#texts.map((text, index) => {
      const own = this.#own(text, theta)
      if (!text.report) return own
      const evaluator = this.#evaluator(text, states[index]!, { theta: tensor(own) })
      return this.#whole(evaluator.tensor(text.report, 'full'), evaluator.value(text.report), text.over.lengths.full)
    })
    return this.#together(parts)
  }

  shown(states: TensorStates<T>, theta: T): Readonly<Record<string, T>> {
    const names = new Set(this.#texts.flatMap(({ shows }) => shows.map(({ name }) => name)))
    const all: Record<string, T> = {}
    for (const name of names) {
      const parts = this.#texts.map((text, index) => {
        // Shown values are states, the parameters, or a function of both.
        const state = states[index]![name]
        if (state?.kind === 'tensor') return state.tensor
        const node = text.shows.find((show) => show.name === name)?.node
        if (!node || node.shape !== 'full') return undefined
        const evaluator = this.#evaluator(text, states[index]!, { theta: tensor(this.#own(text, theta)) })
        return evaluator.tensor(node, 'full')
      })
      if (parts.every((part) => part !== undefined)) all[name] = this.#together(parts as T[])
    }
    return all
  }

  dispose(): void {
    this.#constants.dispose()
    for (const { over } of this.#texts) over.dispose()
  }

  #cycled(momentum: readonly (number | undefined)[]): Record<string, Value<T>> {
    const { momentum: name, parameters } = this.#options
    if (name === undefined || momentum.every((one) => one === undefined)) return {}
    return { [name]: numbers(momentum.map((one, racer) => one ?? parameters[racer]![name]!)) }
  }

  #evaluator(text: Text<T>, states: Readonly<Record<string, Value<T>>>, named: Readonly<Record<string, Value<T>>>) {
    const { operations, mathematics, parameters } = this.#options
    return new Evaluator<T>({
      operations,
      mathematics,
      constants: this.#constants,
      spread: text.over,
      inputs: (name) => {
        if (Object.hasOwn(named, name)) return named[name]!
        if (Object.hasOwn(states, name)) return states[name]!
        if (name === 'rows' || name === 'cols') return tensor(text.over.sizes(name))
        return numbers(parameters.map((own) => own[name] ?? text.checked.parameters[name]!))
      },
    })
  }

  /** [R, width] of a value that may be one number for all racers or all entries. */
  #whole(x: T, value: Value<T>, width: number): T {
    if (value.kind !== 'numbers') return x
    const { operations } = this.#options
    return operations.binary.add(operations.matrix(new Float32Array(this.#racers * width), this.#racers, width), x)
  }

  /** The entries of a text's tensors of [R, P]. */
  #own(text: Text<T>, x: T): T {
    if (this.#texts.length === 1) return x
    const { columns, beside } = this.#options.operations
    return beside(text.tensors.map(({ offset, length }) => columns(x, offset, length)))
  }

  /** [R, P] of what every text has. */
  #together(parts: readonly T[]): T {
    if (parts.length === 1) return parts[0]!
    const { columns, beside } = this.#options.operations
    const at = this.#texts.map(() => 0)
    return beside(
      this.#tensors.map((layout) => {
        const index = this.#texts.findIndex(({ tensors }) => tensors.includes(layout))
        at[index]! += layout.length
        return columns(parts[index]!, at[index]! - layout.length, layout.length)
      }),
    )
  }
}
