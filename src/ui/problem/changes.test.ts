import { describe, expect, it } from 'vitest'
import { defaultValues } from '../../catalog/definition.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import { layers } from '../../catalog/layers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import { defaultChoice, defaultExperiment, denseLayer } from '../../experiment/defaults.ts'
import type { DataProblem, Experiment, TableReference } from '../../experiment/document.ts'
import { validate } from '../../experiment/schema.ts'
import { inData, withDataset, withKind, withOwnData, withSurface, withTable } from './changes.ts'
import { dataKind, datasetsOf, kindOf, kinds } from './kinds.ts'

const table: TableReference = {
  digest: 'AAAAAAAAAAAAAAAAAAAAAA',
  name: 'mine.csv',
  types: 'nnc',
  target: 2,
  missing: 'drop',
  rows: 60,
  features: 2,
  classes: 3,
  nonnegative: true,
}

const all = datasets.all.map((dataset) => [dataset.id, dataset] as const)
const problemOf = ({ problem }: Experiment): DataProblem => {
  if (problem.kind !== 'data') throw new Error('no data problem')
  return problem
}
const withModel = (layers: DataProblem['model']['layers']) =>
  inData((problem) => ({ ...problem, model: { ...problem.model, layers } }))
const digits = withDataset(defaultExperiment(), datasets.get('digits')!)

describe('kinds', () => {
  it('follow from the data', () => {
    const kind = (id: string) => dataKind({ id, parameters: defaultValues(datasets.get(id)!.parameters) })
    expect([kind('sine'), kind('plane'), kind('moons'), kind('diabetes'), kind('digits')]).toEqual([
      ...['curve', 'field', 'points', 'table', 'images'],
    ])
    expect(dataKind({ id: 'own', parameters: {}, inputs: 1 })).toBe('curve')
    expect(dataKind({ id: 'own', parameters: {}, inputs: 2 })).toBe('field')
    expect(dataKind({ id: 'table', parameters: {}, table })).toBe('table')
  })
  it('have every data set once', () => {
    const listed = kinds.flatMap((kind) => (kind === 'surface' ? [] : datasetsOf(kind)))
    expect(listed.map(({ id }) => id).sort()).toEqual(datasets.all.map(({ id }) => id).sort())
  })
})

describe('every change of the problem', () => {
  it.each(kinds)('leads from any kind to a valid %s', (kind) => {
    for (const from of kinds) {
      const experiment = withKind(withKind(defaultExperiment(), from), kind)
      expect(kindOf(experiment.problem)).toBe(kind)
      expect(validate(experiment)).toMatchObject({ ok: true })
    }
  })

  it.each(surfaces.all.map((surface) => [surface.id, surface] as const))('offers the surface %s', (_, surface) => {
    expect(validate(withSurface(defaultExperiment(), surface))).toMatchObject({ ok: true })
  })

  it.each(all)('offers the data %s from any other', (_, dataset) => {
    for (const [, before] of all)
      expect(validate(withDataset(withDataset(defaultExperiment(), before), dataset))).toMatchObject({ ok: true })
  })

  it.each(all)('offers a formula and a table of one’s own from %s', (_, before) => {
    const from = withDataset(defaultExperiment(), before)
    for (const next of [withOwnData(from, 1), withOwnData(from, 2), withTable(from, table)])
      expect(validate(next)).toMatchObject({ ok: true })
  })
})

describe('losses', () => {
  it('of one’s own stay with their task', () => {
    const own = inData((problem) => ({
      ...problem,
      loss: { id: 'own', parameters: {}, formula: '(prediction - target)^4' },
    }))
    const points = own(withDataset(defaultExperiment(), datasets.get('circles')!))
    expect(problemOf(withDataset(points, datasets.get('moons')!)).loss.id).toBe('own')
    expect(problemOf(withKind(points, 'curve')).loss.id).toBe('squared')
  })
  it('lose class weights of another number of classes', () => {
    const weighted = inData((problem) => ({
      ...problem,
      loss: { id: 'softmax-cross-entropy', parameters: { labelSmoothing: 0.1, classWeights: [1, 2, 3] } },
    }))
    const iris = weighted(withDataset(defaultExperiment(), datasets.get('iris')!))
    expect(problemOf(withDataset(iris, datasets.get('wine')!)).loss.parameters.classWeights).toEqual([1, 2, 3])
    const { loss } = problemOf(withDataset(iris, datasets.get('digits')!))
    expect(loss.parameters).toEqual({ labelSmoothing: 0.1, classWeights: [] })
  })
  it('keep the activation of the outputs with the task', () => {
    const sine = withDataset(defaultExperiment(), datasets.get('sine')!)
    const bounded = inData((problem) => ({ ...problem, model: { ...problem.model, output: 'tanh' } }))(sine)
    expect(problemOf(withDataset(bounded, datasets.get('plane')!)).model.output).toBe('tanh')
    expect(losses.get(problemOf(digits).loss.id)?.link).toBe('softmax')
    expect(problemOf(withDataset(bounded, datasets.get('digits')!)).model.output).toBe('linear')
  })
})

describe('layers', () => {
  it('keep what fits: dense layers get a flatten layer for images, and lose what only images can have', () => {
    const network = withModel([denseLayer(20, 'relu'), denseLayer(12, 'relu')])(
      withDataset(defaultExperiment(), datasets.get('moons')!),
    )
    const images = withDataset(network, datasets.get('digits')!)
    expect(problemOf(images).model.layers).toEqual([
      defaultChoice(layers, 'flatten'),
      denseLayer(20, 'relu'),
      denseLayer(12, 'relu'),
    ])
    const convolutional = withModel([
      ...['convolution', 'max-pooling', 'flatten'].map((id) => defaultChoice(layers, id)),
      denseLayer(32, 'relu'),
    ])(digits)
    expect(problemOf(withDataset(convolutional, datasets.get('wine')!)).model.layers).toEqual([denseLayer(32, 'relu')])
  })
  it('give way to the usual ones where nothing of them learns', () => {
    const convolutional = withModel(['convolution', 'flatten'].map((id) => defaultChoice(layers, id)))(digits)
    expect(problemOf(withDataset(convolutional, datasets.get('moons')!)).model.layers).toHaveLength(2)
  })
})

describe('settings', () => {
  it('of generated data stay with generated data, those of a table with it', () => {
    const moons = inData((problem) => ({ ...problem, samples: 250, labelNoise: 0.1 }))(
      withDataset(defaultExperiment(), datasets.get('moons')!),
    )
    expect(problemOf(withDataset(moons, datasets.get('circles')!))).toMatchObject({ samples: 250, labelNoise: 0.1 })
    expect(problemOf(withDataset(moons, datasets.get('sine')!))).toMatchObject({ samples: 250, labelNoise: 0 })
    expect(problemOf(withDataset(moons, datasets.get('iris')!))).toMatchObject({
      samples: 20000,
      standardize: 'inputs',
      split: { stratified: true },
    })
    const own = inData((problem) => ({ ...problem, samples: 40, standardize: 'nothing' as const }))(
      withTable(defaultExperiment(), table),
    )
    expect(problemOf(withTable(own, { ...table, missing: 'fill' }))).toMatchObject({
      samples: 40,
      standardize: 'nothing',
    })
  })
})

describe('own data', () => {
  it('keep a formula of as many inputs, and its noise', () => {
    const one = inData((problem) => ({
      ...problem,
      data: { ...problem.data, formula: 'x^2', parameters: { noise: 0.3 } },
    }))(withOwnData(defaultExperiment(), 1))
    expect(problemOf(withOwnData(one, 2)).data).toMatchObject({ formula: 'x^2', inputs: 2, parameters: { noise: 0.3 } })
    const two = inData((problem) => ({ ...problem, data: { ...problem.data, formula: 'x * y' } }))(withOwnData(one, 2))
    expect(problemOf(withOwnData(two, 1)).data.formula).toBe('sin(2 * x)')
  })
})
