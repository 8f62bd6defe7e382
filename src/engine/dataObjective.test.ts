import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import type { Choice, DataProblem, Experiment } from '../experiment/document.ts'
import { defaultChoice, defaultDataProblem, defaultExperiment, defaultRacer } from '../experiment/defaults.ts'
import { layers as catalog } from '../catalog/layers/index.ts'
import { createTrainer } from './createTrainer.ts'
import { DataObjective, type DataObjectiveOptions, type DataOverrides } from './dataObjective.ts'
import { initialize } from './initialize.ts'
import { createNative } from './native/instance.ts'

const layer = (id: string, parameters: Choice['parameters'] = {}): Choice => {
  const choice = defaultChoice(catalog, id)
  return { ...choice, parameters: { ...choice.parameters, ...parameters } }
}

function moons(layers: readonly Choice[], changes: Partial<DataProblem> = {}): DataProblem {
  const problem = defaultDataProblem('moons')
  return { ...problem, model: { ...problem.model, layers }, ...changes }
}

const tanh8 = layer('dense', { units: 8, activation: 'tanh' })
const regular = [layer('dense', { units: 6, activation: 'linear' }), layer('batch-normalization'), layer('activation')]
const dropout = layer('dropout', { rate: 0.3 })

function build(problem: DataProblem, options: Partial<DataObjectiveOptions> = {}) {
  const native = createNative(nodeModules())
  const objective = new DataObjective(native, problem, {
    precision: 'float64',
    seed: 3,
    largestBatch: (train) => train,
    ...options,
  })
  const start = new Float64Array(objective.parameters)
  const { initializer } = problem.model
  initialize(objective.tensors, initializer, native.stream(3, 'weights'), native.mathematics, start)
  const theta = native.vector(objective.parameters, 'float64')
  theta.values.set(start)
  return { native, objective, theta, into: native.vector(objective.parameters, 'float64') }
}

const batch = { indices: Uint32Array.of(5, 1, 7, 30), count: 4 }

describe('DataObjective', () => {
  it('runs the layers of the document', () => {
    const { objective, theta, into } = build(moons([...regular, dropout, tanh8]))
    expect(objective.tensors.map(({ name, shape }) => `${name} ${shape.join('x')}`)).toEqual(
      'W1 6x2, b1 6, scale2 6, shift2 6, W3 8x6, b3 8, W4 1x8, b4 1'.split(', '),
    )
    expect(objective.tensors.filter(({ penalized }) => penalized).map(({ name }) => name)).toEqual(['W1', 'W3', 'W4'])
    expect(objective.gradient(theta, batch, into)).toBe(objective.plainLoss)
    expect(objective.plainLoss).toBeGreaterThan(0)
  })

  it('adds the penalty of weights, and tells the loss without it', () => {
    const { objective, theta, into } = build(moons(regular, { penalty: { l1: 0, l2: 0.1 } }))
    const plain = build(moons(regular))
    const squares = objective.tensors
      .filter(({ name }) => name.startsWith('W'))
      .flatMap(({ offset, length }) => [...theta.values.subarray(offset, offset + length)])
      .reduce((sum, weight) => sum + weight * weight, 0)
    const loss = objective.gradient(theta, batch, into)
    expect(objective.plainLoss).toBe(plain.objective.gradient(plain.theta, batch, plain.into))
    expect(loss).toBeCloseTo(objective.plainLoss + 0.05 * squares, 12)
  })

  it('wants to be told of steps only where it draws at random', () => {
    expect(build(moons([tanh8])).objective.beginStep).toBeUndefined()
    expect(build(moons(regular)).objective.beginStep).toBeUndefined()
    expect(build(moons([tanh8, dropout])).objective.beginStep).toBeInstanceOf(Function)
    expect(build(moons([tanh8], { augmentation: { noise: 0.1, shift: 0 } })).objective.beginStep).toBeInstanceOf(
      Function,
    )
  })

  it('keeps running averages and streams as its state', () => {
    const names = (problem: DataProblem) => Object.keys(build(problem).objective.state()).sort()
    expect(names(moons([tanh8]))).toEqual([])
    expect(names(moons([...regular, dropout], { augmentation: { noise: 1, shift: 0 } }))).toEqual([
      'augmentation',
      'dropout',
      'mean2',
      'variance2',
    ])
  })

  it('takes the whole training split at once for batch normalization, unless batches are said to be smaller', () => {
    const all = Uint32Array.from({ length: 200 }, (_, i) => i)
    const take =
      ({ objective, theta, into }: ReturnType<typeof build>) =>
      () =>
        objective.gradient(theta, { indices: all, count: all.length }, into)
    expect(take(build(moons(regular)))()).toBeGreaterThan(0)
    const more = build(moons(regular), { largestBatch: (train) => Math.min(train, 5000) })
    expect(take(more)()).toBeGreaterThan(0)
    expect(() => more.objective.gradient(more.theta, { indices: new Uint32Array(201), count: 201 }, more.into)).toThrow(
      'a batch must have at most 200 rows, got 201',
    )
    expect(take(build(moons(regular), { largestBatch: () => 64 }))).toThrow(
      'a batch must have at most 64 rows, got 200',
    )
    expect(take(build(moons([tanh8]), { largestBatch: () => 64 }))()).toBeGreaterThan(0)
  })

  it('predicts the samples that are not trained on', () => {
    const { objective, theta } = build(moons([tanh8]))
    const { outputs, from, values } = objective.predictions(theta)
    expect([outputs, from, values.length]).toEqual([1, 200, 200])
    const everything = build(moons([tanh8], { split: { train: 1, validation: 0, stratified: false } }))
    const own = everything.objective.predictions(everything.theta)
    expect([own.from, own.values.length]).toEqual([0, 400])
    expect(own.values.subarray(200)).toEqual(values)
  })

  it('lays layers over given images', () => {
    const count = 12
    const given: DataOverrides = {
      task: 'classes',
      features: 36,
      classes: 3,
      shape: [6, 6, 1],
      x: Float64Array.from({ length: count * 36 }, (_, i) => ((i * 37) % 101) / 101),
      y: Float64Array.from({ length: count }, (_, i) => i % 3),
      counts: { train: count, validation: 0, test: 0 },
    }
    const loss = { id: 'softmax-cross-entropy', parameters: { labelSmoothing: 0, classWeights: [] } }
    const layers = [layer('convolution', { filters: 2 }), layer('max-pooling'), layer('flatten')]
    const { objective, theta, into } = build(moons(layers, { loss }), { given })
    expect(objective.tensors.map(({ shape }) => shape)).toEqual([[2, 1, 3, 3], [2], [3, 18], [3]])
    let last = Infinity
    for (let step = 0; step < 60; step++) {
      last = objective.gradient(theta, batch12, into)
      for (let i = 0; i < theta.length; i++) theta.values[i]! -= 0.5 * into.values[i]!
    }
    expect(last).toBeLessThan(0.9 * Math.log(3))
    expect(() => build(moons([layer('convolution')], { loss }), { given })).toThrow("'dense' needs a flat input")
  })
})

const batch12 = { indices: Uint32Array.from({ length: 12 }, (_, i) => i), count: 12 }

describe('a run with batch normalization, dropout and augmentation', () => {
  const problem = moons([...regular, dropout, tanh8], { augmentation: { noise: 0.1, shift: 0 } })
  const racer = { ...defaultRacer(0, 'adam'), batch: { ...defaultRacer(0).batch, size: 32 } }
  const experiment: Experiment = {
    ...defaultExperiment(),
    problem,
    racers: [racer],
    budget: 200,
    target: null,
    seed: 9,
  }
  const make = () => createTrainer(experiment, racer, { modules: nodeModules() })

  it('goes on from a checkpoint to the bit', () => {
    const whole = make()
    whole.advance(60)
    const half = make()
    half.advance(25)
    const kept = half.checkpoint()
    half.advance(3)
    const restored = make()
    restored.restore(kept)
    restored.advance(35)
    expect(restored.checkpoint().arrays).toEqual(whole.checkpoint().arrays)
  })
})
