import type { Checked } from '../check.ts'
import { wholeText } from '../error.ts'
import { startGraph, stepGraph } from '../graph/build.ts'
import { Graph } from '../graph/graph.ts'
import { Code } from './code.ts'
import type { CompiledRule } from './compileRule.ts'
import type { Allocate } from './layout.ts'
import { ModuleWriter } from './module.ts'
import { ScalarRoutine } from './scalarRoutine.ts'
import type { Slots } from './slot.ts'

/**
 * Compiles a schedule to a WebAssembly module that imports `memory` and mathematics from "kernel". It exports
 * `start(base, budget)`, which gives every state its start value, and `rate(step, budget, base, metric, measured)`, which returns
 * the rate of the update `step` (from 0). Slots, all one float64: states, parameters (the caller writes them), and
 * `momentum` where the schedule assigns it.
 */
export function compileSchedule(
  checked: Checked,
  options: { readonly parameters: Readonly<Record<string, number>>; readonly allocate: Allocate },
): CompiledRule {
  const module = new ModuleWriter()
  const slots: Slots = {}
  const addresses = new Map<string, number>()
  const reserve = (name: string) => {
    const address = options.allocate(8)
    slots[name] = { shape: 'scalar', address, precision: 'float64', length: 1 }
    addresses.set(name, address)
  }
  for (const name of Object.keys(options.parameters)) if (checked.uses.has(name)) reserve(name)
  for (const name of Object.keys(checked.parameters)) if (!addresses.has(name)) reserve(name)
  for (const { name } of checked.states) reserve(name)
  if (checked.assigned.includes('momentum') && !addresses.has('momentum')) reserve('momentum')

  const start = new Code(['f64', 'f64'])
  const starts = new Graph(wholeText(checked.text))
  const stores = startGraph(starts, checked).map(({ name, node }) => ({ node, address: addresses.get(name)! }))
  new ScalarRoutine(starts, { module, code: start, locals: { base: 0, budget: 1 }, addresses }).run({
    stores,
    results: [],
  })
  module.export('start', start)

  const rate = new Code(['f64', 'f64', 'f64', 'f64', 'f64'], ['f64'])
  const locals = { step: 0, budget: 1, base: 2, metric: 3, measured: 4 }
  const steps = new Graph(wholeText(checked.text))
  const kept = stepGraph(steps, checked).stores
  new ScalarRoutine(steps, { module, code: rate, locals, addresses }).run({
    stores: kept.flatMap(({ name, node }) => (addresses.has(name) ? [{ node, address: addresses.get(name)! }] : [])),
    results: kept.filter(({ name }) => name === 'lr').map(({ node }) => node),
  })
  module.export('rate', rate)
  return { bytes: module.bytes(), slots }
}
