/** Functions of arrays: activations, losses, penalties, grids, and a surface with its gradient. */
import type { Checked } from '../check.ts'
import { wholeText } from '../error.ts'
import { functionGraph } from '../graph/build.ts'
import { gradient } from '../graph/gradient.ts'
import { Graph } from '../graph/graph.ts'
import type { Node } from '../graph/node.ts'
import type { Shape } from '../shape.ts'
import { Code } from './code.ts'
import { sizeOf, type Precision } from './lanes.ts'
import type { Allocate } from './layout.ts'
import { MapRoutine } from './mapRoutine.ts'
import { ModuleWriter } from './module.ts'
import { smallestNormal32, smallestNormal64 } from '../flush.ts'
import { ScalarRoutine } from './scalarRoutine.ts'
import type { Slots } from './slot.ts'

export type { Slot, Slots } from './slot.ts'

export interface Emission {
  readonly module: ModuleWriter
  readonly precision: Precision
  /** Addresses of the map's parameters. */
  readonly addresses: ReadonlyMap<string, number>
}

/** One exported function to be compiled; made by the constructors below. */
export interface MapSpec {
  readonly name: string
  readonly checked: Checked
  readonly emit: (emission: Emission) => Code
}

/** The names a function formula takes as inputs, in the order of its scope. */
export const inputsOf = (checked: Checked): string[] =>
  [...checked.scope.names.keys()].filter((name) => name !== 'inf' && !checked.scope.parameters.includes(name))

const graphOf = (checked: Checked): Graph => new Graph(wholeText(checked.text))

/** Replaces one node by another in the values of others. */
function inPlaceOf(graph: Graph, roots: readonly Node[], from: Node, to: Node): Node[] {
  const replaced = new Map<Node, Node>([[from, to]])
  const visit = (node: Node): Node => {
    const known = replaced.get(node)
    if (known) return known
    const args = node.args.map(visit)
    const same = args.every((arg, i) => arg === node.args[i])
    const result = same
      ? node
      : node.operation === 'integerPower'
        ? graph.integerPower(args[0]!, node.value)
        : graph.apply(node.operation, ...args)
    replaced.set(node, result)
    return result
  }
  return roots.map(visit)
}

/** Exports `name(x, y, n)`: y_i = f(x_i). */
export function forwardMap(name: string, checked: Checked): MapSpec {
  return gridMap(name, checked)
}

/** Exports `name(x, y, upstream, into, n)`: into_i = upstream_i f'(x_i). Where f' contains f(x_i) itself it is read from y_i. */
export function backwardMap(name: string, checked: Checked): MapSpec {
  return {
    name,
    checked,
    emit: (emission) => {
      const graph = graphOf(checked)
      const [input] = inputsOf(checked) as [string]
      const value = functionGraph(graph, checked)
      const { value: output, derivatives } = gradient(graph, value, [graph.input(input, 'full')])
      const isTrivial = !output.args.length
      const [slope] = isTrivial ? derivatives : inPlaceOf(graph, derivatives, output, graph.input('y of f', 'full'))
      const into = graph.apply('multiply', graph.input('upstream', 'full'), slope!)
      const code = new Code(['i32', 'i32', 'i32', 'i32', 'i32'])
      const pointers = { [input]: 0, 'y of f': 1, upstream: 2, into: 3 }
      new MapRoutine(graph, { ...emission, code, pointers, count: 4, locals: {} }).run({
        stores: [{ node: into, to: 'into' }],
      })
      return code
    },
  }
}

/** Exports `name(prediction, target, into, n, scale)`: returns the sum of f, and into_i = scale df/dprediction. */
export function lossMap(name: string, checked: Checked): MapSpec {
  return {
    name,
    checked,
    emit: (emission) => {
      const graph = graphOf(checked)
      const [prediction, target] = inputsOf(checked) as [string, string]
      const { value, derivatives } = gradient(graph, functionGraph(graph, checked), [graph.input(prediction, 'full')])
      const into = graph.apply('multiply', graph.input('scale of sum', 'scalar'), derivatives[0]!)
      const code = new Code(['i32', 'i32', 'i32', 'i32', 'f64'], ['f64'])
      const pointers = { [prediction]: 0, [target]: 1, into: 2 }
      const options = { ...emission, code, pointers, count: 3, locals: { 'scale of sum': 4 } }
      new MapRoutine(graph, options).run({ stores: [{ node: into, to: 'into' }], sum: value })
      return code
    },
  }
}

/** Exports `name(prediction, target, n)`: returns the sum of f. */
export function valueMap(name: string, checked: Checked): MapSpec {
  return {
    name,
    checked,
    emit: (emission) => {
      const graph = graphOf(checked)
      const [prediction, target] = inputsOf(checked) as [string, string]
      const code = new Code(['i32', 'i32', 'i32'], ['f64'])
      const options = { ...emission, code, pointers: { [prediction]: 0, [target]: 1 }, count: 2, locals: {} }
      new MapRoutine(graph, options).run({ stores: [], sum: functionGraph(graph, checked) })
      return code
    },
  }
}

/** Whether `variance` is the second output itself, or its softplus. */
export interface PairOptions {
  readonly link: 'softplus' | 'none'
}

/** A loss of prediction, target and variance, as a function of prediction, target and `spread`, the second output. */
export function pairGraph(checked: Checked, { link }: PairOptions) {
  const graph = graphOf(checked)
  const [prediction, target, variance] = inputsOf(checked).map((name) => graph.input(name, 'full')) as [
    Node,
    Node,
    Node,
  ]
  const spread = graph.input('spread of pair', 'full')
  const linked = link === 'softplus' ? graph.apply('softplus', spread) : spread
  const [value] = inPlaceOf(graph, [functionGraph(graph, checked)], variance, linked) as [Node]
  const pointers = { [prediction.name]: 0, [spread.name]: 1, [target.name]: 2 }
  return { graph, value, variables: [prediction, spread], pointers }
}

/**
 * Exports `name(prediction, spread, target, into, intoSpread, n, scale)`: returns the sum of f, and into_i = scale df/dprediction,
 * intoSpread_i = scale df/dspread.
 */
export function pairLossMap(name: string, checked: Checked, options: PairOptions): MapSpec {
  return {
    name,
    checked,
    emit: (emission) => {
      const { graph, value: output, variables, pointers } = pairGraph(checked, options)
      const { value, derivatives } = gradient(graph, output, variables)
      const scale = graph.input('scale of sum', 'scalar')
      const stores = derivatives.map((slope, i) => ({
        node: graph.apply('multiply', scale, slope),
        to: ['into', 'intoSpread'][i]!,
      }))
      const code = new Code(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f64'], ['f64'])
      const locals = { 'scale of sum': 6 }
      const routine = { ...emission, code, pointers: { ...pointers, into: 3, intoSpread: 4 }, count: 5, locals }
      new MapRoutine(graph, routine).run({ stores, sum: value })
      return code
    },
  }
}

/** Exports `name(prediction, spread, target, n)`: returns the sum of f. */
export function pairValueMap(name: string, checked: Checked, options: PairOptions): MapSpec {
  return {
    name,
    checked,
    emit: (emission) => {
      const { graph, value, pointers } = pairGraph(checked, options)
      const code = new Code(['i32', 'i32', 'i32', 'i32'], ['f64'])
      new MapRoutine(graph, { ...emission, code, pointers, count: 3, locals: {} }).run({ stores: [], sum: value })
      return code
    },
  }
}

/** Exports `name(w, into, n, scale)`: returns the sum of f, and adds scale f'(w_i) to into_i. */
export function penaltyMap(name: string, checked: Checked): MapSpec {
  return {
    name,
    checked,
    emit: (emission) => {
      const graph = graphOf(checked)
      const [weight] = inputsOf(checked) as [string]
      const { value, derivatives } = gradient(graph, functionGraph(graph, checked), [graph.input(weight, 'full')])
      const gain = graph.apply('multiply', graph.input('scale of sum', 'scalar'), derivatives[0]!)
      const into = graph.apply('add', graph.input('into', 'full'), gain)
      const code = new Code(['i32', 'i32', 'i32', 'f64'], ['f64'])
      const options = { ...emission, code, pointers: { [weight]: 0, into: 1 }, count: 2, locals: { 'scale of sum': 3 } }
      new MapRoutine(graph, options).run({ stores: [{ node: into, to: 'into' }], sum: value })
      return code
    },
  }
}

/** Exports `name(x, into, n)` or `name(x, y, into, n)`: into_i = f(x_i) or f(x_i, y_i). */
export function gridMap(name: string, checked: Checked): MapSpec {
  return {
    name,
    checked,
    emit: (emission) => {
      const graph = graphOf(checked)
      const inputs = inputsOf(checked)
      const code = new Code([...inputs, 'into', 'n'].map(() => 'i32'))
      const pointers = Object.fromEntries([...inputs, 'into'].map((input, index) => [input, index]))
      const options = { ...emission, code, pointers, count: inputs.length + 1, locals: {} }
      new MapRoutine(graph, options).run({ stores: [{ node: functionGraph(graph, checked), to: 'into' }] })
      return code
    },
  }
}

/** Exports `name(at, into)`: returns f at the point whose coordinates begin at `at`, and writes its gradient to `into`. Computed in float64. */
export function gradientMap(name: string, checked: Checked): MapSpec {
  return {
    name,
    checked,
    emit: ({ module, precision, addresses }) => {
      const graph = graphOf(checked)
      const inputs = inputsOf(checked)
      const shapes = new Map<string, Shape>(inputs.map((input) => [input, 'scalar']))
      const variables = inputs.map((input) => graph.input(input, 'scalar'))
      const { value, derivatives } = gradient(graph, functionGraph(graph, checked, shapes), variables)
      const code = new Code(['i32', 'i32'], ['f64'])
      const size = sizeOf(precision)
      const isSingle = precision === 'float32'
      const load = (input: string) => {
        code.get(0).access(isSingle ? 'f32.load' : 'f64.load', size * inputs.indexOf(input))
        if (isSingle) code.do('f64.promote_f32')
      }
      const computed = new ScalarRoutine(graph, { module, code, locals: {}, addresses, load }).compute([
        value,
        ...derivatives,
      ])
      for (const [i, local] of computed.slice(1).entries()) {
        const least = isSingle ? smallestNormal32 : smallestNormal64
        code.get(1).f64(0).get(local).get(local).do('f64.abs').f64(least).do('f64.lt').do('select')
        if (isSingle) code.do('f32.demote_f64').access('f32.store', size * i)
        else code.access('f64.store', size * i)
      }
      code.get(computed[0]!)
      return code
    },
  }
}

/**
 * Compiles maps into one WebAssembly module that imports `memory` and mathematics from "kernel" and exports a function a map.
 * Pointers are byte addresses of numbers of `precision`, n is a count, `scale` a float64. Slots: each map's
 * parameters, float64 numbers that the caller writes.
 */
export function compileMaps(
  maps: readonly MapSpec[],
  options: { readonly precision: Precision; readonly allocate: Allocate },
): { bytes: Uint8Array; slots: Record<string, Slots> } {
  const module = new ModuleWriter()
  const slots: Record<string, Slots> = {}
  for (const { name, checked, emit } of maps) {
    const own: Slots = {}
    const addresses = new Map<string, number>()
    for (const parameter of [...checked.scope.parameters, ...Object.keys(checked.parameters)]) {
      if (!checked.uses.has(parameter)) continue
      const address = options.allocate(8)
      own[parameter] = { shape: 'scalar', address, precision: 'float64', length: 1 }
      addresses.set(parameter, address)
    }
    slots[name] = own
    module.export(name, emit({ module, precision: options.precision, addresses }))
  }
  return { bytes: module.bytes(), slots }
}
