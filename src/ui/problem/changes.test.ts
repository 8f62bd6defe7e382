import { describe, expect, it } from 'vitest'
import { defaultExperiment } from '../../experiment/defaults.ts'
import type { Experiment } from '../../experiment/document.ts'
import { validate } from '../../experiment/schema.ts'
import {
  datasetsFor,
  featureCount,
  inData,
  kindOf,
  lossesFor,
  parameterCount,
  withDataset,
  withKind,
  withSurface,
} from './changes.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'

describe('every change of the problem', () => {
  it.each(['surface', 'curve', 'points'] as const)('leads from any kind to a valid %s', (kind) => {
    for (const from of ['surface', 'curve', 'points'] as const) {
      const experiment = withKind(withKind(defaultExperiment(), from), kind)
      expect(kindOf(experiment.problem)).toBe(kind)
      expect(validate(experiment)).toMatchObject({ ok: true })
    }
  })

  it.each(surfaces.all.map((surface) => [surface.id, surface] as const))('offers the surface %s', (_, surface) => {
    expect(validate(withSurface(defaultExperiment(), surface))).toMatchObject({ ok: true })
  })

  it.each([...datasetsFor('curve'), ...datasetsFor('points')].map((dataset) => [dataset.id, dataset] as const))(
    'offers the data %s from any other',
    (_, dataset) => {
      for (const before of [...datasetsFor('curve'), ...datasetsFor('points')])
        expect(validate(withDataset(withDataset(defaultExperiment(), before), dataset))).toMatchObject({ ok: true })
    },
  )
})

describe('losses', () => {
  it('of one’s own stay with their task', () => {
    const own = (experiment: Experiment): Experiment =>
      inData((problem) => ({ ...problem, loss: { id: 'own', parameters: {}, formula: '(prediction - target)^4' } }))(
        experiment,
      )
    const lossOf = ({ problem }: Experiment) => problem.kind === 'data' && problem.loss.id
    const [circles, moons] = datasetsFor('points')
    const points = own(withDataset(defaultExperiment(), circles!))
    expect(lossOf(withDataset(points, moons!))).toBe('own')
    expect(lossOf(withKind(points, 'curve'))).toBe('squared')
  })
  it('fit their task', () => {
    expect(lossesFor('regression').map((loss) => loss.id)).toContain('huber')
    expect(lossesFor('regression').map((loss) => loss.id)).not.toContain('binary-cross-entropy')
  })
})

describe('counts', () => {
  it('features of a polynomial', () => {
    expect(featureCount(1, 3)).toBe(3)
    expect(featureCount(2, 1)).toBe(2)
    expect(featureCount(2, 2)).toBe(5)
    expect(featureCount(2, 3)).toBe(9)
  })

  it('parameters of 2-8-8-1', () => expect(parameterCount([2, 8, 8, 1])).toBe(105))
})
