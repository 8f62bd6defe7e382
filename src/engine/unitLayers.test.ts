import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { layers as catalog } from '../catalog/layers/index.ts'
import type { Values } from '../catalog/definition.ts'
import { defaultChoice, defaultDataProblem, defaultExperiment, defaultRacer } from '../experiment/defaults.ts'
import type { Choice, DataProblem, Experiment, Precision } from '../experiment/document.ts'
import { createTrainer } from './createTrainer.ts'
import type { UnitLayer } from './trainer.ts'

const layer = (id: string, parameters: Values = {}): Choice => {
  const choice = defaultChoice(catalog, id)
  return { ...choice, parameters: { ...choice.parameters, ...parameters } }
}
const dense = (units: number, activation: string) => layer('dense', { units, activation })

function setting(layers: readonly Choice[], changes: Partial<DataProblem> = {}, precision: Precision = 'float64') {
  const problem = defaultDataProblem('moons')
  const racer = { ...defaultRacer(0, 'adam'), rate: 0.02, batch: { ...defaultRacer(0).batch, size: 16 } }
  const experiment: Experiment = {
    ...defaultExperiment(),
    precision,
    problem: { ...problem, ...changes, model: { ...problem.model, layers, ...changes.model } },
    racers: [racer],
    budget: 120,
    target: null,
    seed: 4,
  }
  return createTrainer(experiment, racer, { modules: nodeModules() })
}

const size = 24
const grid = { kind: 'units', size, x: [-1.5, 2.5], y: [-1, 1.5], most: 32 } as const
/** Row 0 at the greatest y. */
const points = Array.from({ length: size * size }, (_, i) => [
  -1.5 + (4 * (i % size)) / (size - 1),
  1.5 - (2.5 * Math.floor(i / size)) / (size - 1),
])

function unitsOf(trainer: ReturnType<typeof setting>, probe: Parameters<typeof trainer.probe>[0] = grid) {
  const result = trainer.probe(probe)
  if (result.kind !== 'units') throw new Error(`units were asked for, got ${result.kind}`)
  return result.layers
}

/** activation(W x + b) of every unit, from the values of the layer before, written out. */
function plainly(before: UnitLayer, { weights, biases, units }: UnitLayer, activation: (z: number) => number) {
  const inputs = before.units
  const count = before.values.length / inputs
  return Array.from({ length: units * count }, (_, i) => {
    const [unit, point] = [Math.floor(i / count), i % count]
    let sum = biases[unit]!
    for (let input = 0; input < inputs; input++)
      sum += weights[unit * inputs + input]! * before.values[input * count + point]!
    return activation(sum)
  })
}

function expectNear(actual: ArrayLike<number>, expected: readonly number[], tolerance: number) {
  expect(actual).toHaveLength(expected.length)
  const worst = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i]!)), 0)
  expect(worst).toBeLessThan(tolerance)
}

const relu = (z: number) => Math.max(0, z)
const same = (z: number) => z

describe('the probe of units', () => {
  it.each(['float64', 'float32'] as const)('gives what matrix products give, in %s', (precision) => {
    const trainer = setting([dense(5, 'tanh'), dense(7, 'relu')], {}, precision)
    trainer.advance(50)
    const [inputs, first, second, outputs, ...more] = unitsOf(trainer)
    expect(more).toEqual([])
    expect([inputs!, first!, second!, outputs!].map(({ units }) => units)).toEqual([2, 5, 7, 1])
    expectNear(inputs!.values, [...points.map(([x]) => x!), ...points.map(([, y]) => y!)], 1e-6)
    expectNear(first!.values, plainly(inputs!, first!, Math.tanh), 2e-6)
    expectNear(second!.values, plainly(first!, second!, relu), 5e-6)
    expectNear(outputs!.values, plainly(second!, outputs!, same), 1e-5)
    // The central cases are there: a unit of tanh that saturates, one of relu that is off somewhere.
    expect(Math.max(...first!.values.map(Math.abs))).toBeGreaterThan(0.9)
    expect(second!.values.filter((value) => value === 0).length).toBeGreaterThan(10)
  })

  it('agrees with the outputs on the same grid', () => {
    const trainer = setting([dense(6, 'tanh')])
    trainer.advance(30)
    const outputs = trainer.probe({ ...grid, kind: 'grid' })
    expect(outputs.kind === 'grid' && outputs.values).toEqual(unitsOf(trainer).at(-1)!.values)
  })

  it('takes a grid in parts where the network takes fewer samples at a time', () => {
    const few = { split: { train: 0.1, validation: 0.1, stratified: false }, samples: 100 }
    const trainer = setting([dense(3, 'tanh')], few)
    const [inputs, first] = unitsOf(trainer)
    expectNear(first!.values, plainly(inputs!, first!, Math.tanh), 2e-6)
  })

  it('shows the first units of wide layers, with all their weights', () => {
    const trainer = setting([dense(40, 'tanh'), dense(6, 'tanh')])
    const whole = unitsOf(trainer, { ...grid, most: 64 })
    const cut = unitsOf(trainer, { ...grid, most: 4 })
    expect(cut.map(({ units, biases, weights }) => [units, biases.length, weights.length])).toEqual([
      [2, 0, 0],
      [40, 4, 8],
      [6, 4, 160],
      [1, 1, 6],
    ])
    cut.forEach(({ values, weights, biases }, i) => {
      expect(values).toEqual(whole[i]!.values.slice(0, values.length))
      expect(weights).toEqual(whole[i]!.weights.slice(0, weights.length))
      expect(biases).toEqual(whole[i]!.biases.slice(0, biases.length))
    })
  })

  it('sees what the next layer gets: after normalization, activation and dropout, in evaluation mode', () => {
    const regular = [dense(4, 'linear'), layer('layer-normalization'), layer('activation'), layer('dropout')]
    const trainer = setting(regular)
    trainer.advance(20)
    const [, first, outputs] = unitsOf(trainer)
    expect(Math.min(...first!.values)).toBe(0)
    expectNear(outputs!.values, plainly(first!, outputs!, same), 1e-5)
  })

  it('shows polynomial features as inputs, and a model without hidden units', () => {
    const problem = defaultDataProblem('moons')
    const trainer = setting([], { model: { ...problem.model, layers: [], degree: 2 } })
    const [features, outputs, ...more] = unitsOf(trainer)
    expect(more).toEqual([])
    expect([features!.units, outputs!.units]).toEqual([5, 1])
    expectNear(
      features!.values,
      [...[0, 1].map((k) => points.map((p) => p[k]!)), points.map(([x]) => x! * x!), points.map(([x, y]) => x! * y!)]
        .concat([points.map(([, y]) => y! * y!)])
        .flat(),
      1e-6,
    )
    expectNear(outputs!.values, plainly(features!, outputs!, same), 1e-5)
  })

  it('draws curves of models over one input', () => {
    const sine = defaultDataProblem('sine')
    const trainer = setting([dense(3, 'tanh')], { ...sine, model: { ...sine.model, layers: [dense(3, 'tanh')] } })
    const [inputs, first] = unitsOf(trainer, { kind: 'units', size, x: [-2, 2], most: 32 })
    expect(inputs!.values).toHaveLength(size)
    expectNear(first!.values, plainly(inputs!, first!, Math.tanh), 2e-6)
    expect(() => trainer.probe(grid)).toThrow('the model must have 2 inputs, got 1')
  })

  it('never changes the run', () => {
    const layers = [
      dense(6, 'linear'),
      layer('batch-normalization'),
      layer('activation'),
      layer('dropout'),
      dense(4, 'tanh'),
    ]
    const run = (probed: boolean) => {
      const trainer = setting(layers, { augmentation: { noise: 0.1, shift: 0 } }, 'float32')
      for (let step = 0; step < 60; step += 3) {
        trainer.advance(3)
        if (probed) trainer.probe(grid)
      }
      const { arrays } = trainer.checkpoint()
      return Object.entries(arrays).map(([name, { buffer }]) => [name, Buffer.from(buffer).toString('hex')])
    }
    expect(run(true)).toEqual(run(false))
  })
})
