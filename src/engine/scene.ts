/** What the stage shows of a problem before anything runs: known minima, or the samples. */
import type { Samples } from '../catalog/dataset.ts'
import type { Task } from '../catalog/kinds.ts'
import type { Shape } from '../catalog/layer.ts'
import { factsOf } from '../experiment/data.ts'
import type { Experiment } from '../experiment/document.ts'
import type { Scaling } from './data/standardize.ts'
import { createNative, type NativeModules } from './native/instance.ts'
import { prepareData } from './prepareData.ts'
import { minimaOf } from './resolve.ts'

export type Scene =
  | {
      readonly kind: 'surface'
      readonly dimension: number
      readonly minima: readonly (readonly number[])[]
      readonly start: readonly number[]
    }
  | {
      readonly kind: 'data'
      readonly features: number
      /** Shape of one input: [features], or [height, width, channels] of an image. */
      readonly shape: Shape
      /** 0 for regression. */
      readonly classes: number
      readonly task: Task
      /** Inputs, [count, features] row-major, and targets, as the racers get them: scaled, and with label noise. */
      readonly x: Float64Array
      readonly y: Float64Array
      /** Of each row: 0 train, 1 validation, 2 test. */
      readonly split: Uint8Array
      /** How the numbers lead back to the data's own units; absent where nothing was scaled. */
      readonly scaling?: Scaling
    }

/**
 * The scene of an experiment; the samples are those every racer trains on.
 * @param table the rows of the table, where the data is one
 */
export function sceneOf(experiment: Experiment, modules: NativeModules, table?: Samples): Scene {
  const { problem, seed } = experiment
  if (problem.kind === 'surface')
    return { kind: 'surface', dimension: problem.start.length, minima: minimaOf(problem), start: problem.start }
  const native = createNative(modules)
  const labels = native.stream(seed, 'labels')
  const prepared = prepareData(problem, native.stream(seed, 'data'), native.mathematics, { labels, table })
  const { task, features, classes, x, y, counts, scaling } = prepared
  const split = new Uint8Array(y.length)
  split.fill(1, counts.train, counts.train + counts.validation)
  split.fill(2, counts.train + counts.validation)
  const { shape } = factsOf(problem.data)!
  return { kind: 'data', features, shape, classes, task, x, y, split, ...(scaling && { scaling }) }
}
