import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { digits } from '../catalog/datasets/digits.ts'
import { defaultDataProblem, defaultExperiment, defaultSurfaceProblem } from '../experiment/defaults.ts'
import type { DataProblem } from '../experiment/document.ts'
import { createNative } from './native/instance.ts'
import { prepareData } from './prepareData.ts'
import { sceneOf } from './scene.ts'

const modules = nodeModules()
const scene = (problem: DataProblem, table?: Parameters<typeof sceneOf>[2]) =>
  sceneOf({ ...defaultExperiment(), seed: 11, problem }, modules, table)

it('of a surface has its minima and its start', () => {
  const problem = defaultSurfaceProblem('double-well')
  expect(sceneOf({ ...defaultExperiment(), problem }, modules)).toEqual({
    kind: 'surface',
    dimension: 1,
    minima: [[2]],
    start: [-2.1],
  })
})

it('of data has the samples that racers train on, and their sets', () => {
  const base = defaultDataProblem('moons')
  const problem: DataProblem = { ...base, samples: 40, standardize: 'inputs', labelNoise: 0.5 }
  const shown = scene(problem)
  const native = createNative(modules)
  const labels = native.stream(11, 'labels')
  const { x, y, scaling } = prepareData(problem, native.stream(11, 'data'), native.mathematics, { labels })
  const split = Uint8Array.of(...Array(20).fill(0), ...Array(10).fill(1), ...Array(10).fill(2))
  const shape = [2]
  expect(shown).toEqual({ kind: 'data', features: 2, shape, classes: 2, task: 'binary', x, y, split, scaling })
  const clean = scene({ ...problem, standardize: 'nothing', labelNoise: 0 })
  expect(clean).not.toHaveProperty('scaling')
  expect(clean).not.toMatchObject({ y })
})

it('of a table has its shape and classes', () => {
  const table = digits.read(Uint8Array.from(readFileSync('public/data/digits.u8')))
  const shown = scene({ ...defaultDataProblem('digits'), samples: 300 }, table)
  expect(shown).toMatchObject({ features: 64, shape: [8, 8, 1], classes: 10, task: 'classes' })
  expect(shown.kind === 'data' && shown.x.length).toBe(300 * 64)
  expect(() => scene(defaultDataProblem('digits'))).toThrow('needs the rows of its table')
})
