import { describe, expect, it } from 'vitest'
import { datasets } from '../catalog/datasets/index.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { surfaces } from '../catalog/surfaces/index.ts'
import { defaultDataProblem, defaultExperiment, defaultRacer, defaultSurfaceProblem } from './defaults.ts'
import { validate } from './schema.ts'

describe('defaults', () => {
  it('are fresh copies, nothing shared', () => {
    const experiment = defaultExperiment()
    expect(experiment.racers[0].batch).not.toBe(experiment.racers[1].batch)
    expect(experiment).not.toBe(defaultExperiment())
    expect(defaultRacer(0).batch).not.toBe(defaultRacer(1).batch)
  })

  it('are the four racers of the narrow ravine', () => {
    const { problem, racers, budget, target, seed } = defaultExperiment()
    expect(problem).toEqual({
      kind: 'surface',
      surface: { id: 'quadratic', parameters: { condition: 60, rotation: 16 } },
      start: [-8.4, 0.9],
      noise: 0,
    })
    expect(racers.map(({ name, rate }) => [name, rate])).toEqual([
      ['SGD', 0.0312],
      ['Momentum', 0.0088],
      ['RMSProp', 0.16],
      ['Adam', 0.36],
    ])
    expect([budget, target, seed]).toEqual([400, 1e-6, 7])
  })

  it.each(surfaces.all.map(({ id }) => id))('are valid for the surface %s', (id) => {
    expect(validate({ ...defaultExperiment(), problem: defaultSurfaceProblem(id) }).ok).toBe(true)
  })

  it.each(datasets.all.map(({ id }) => id))('are valid for the data set %s', (id) => {
    const result = validate({ ...defaultExperiment(), problem: defaultDataProblem(id) })
    expect(result.ok ? [] : result.problems).toEqual([])
  })

  it('are valid for twelve racers of every optimizer', () => {
    const ids = optimizers.all.map(({ id }) => id)
    const racers = Array.from({ length: 12 }, (_, index) => defaultRacer(index, ids[index % ids.length]))
    expect(validate({ ...defaultExperiment(), racers }).ok).toBe(true)
    expect(new Set(racers.map(({ colour }) => colour)).size).toBe(12)
  })

  it('throw for an unknown entry', () => {
    expect(() => defaultRacer(0, 'sdg')).toThrow("there is no entry 'sdg'")
    expect(() => defaultSurfaceProblem('own')).toThrow("there is no entry 'own'")
  })
})
