/** What the stage shows of a problem before anything runs: known minima, or the samples. */
import type { Task } from '../catalog/kinds.ts'
import type { Experiment } from '../experiment/document.ts'
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
      readonly classes: number
      readonly task: Task
      /** Inputs, [count, features] row-major, and targets. */
      readonly x: Float64Array
      readonly y: Float64Array
      /** Of each row: 0 train, 1 validation, 2 test. */
      readonly split: Uint8Array
    }

/** The scene of an experiment; the samples are those every racer trains on. */
export function sceneOf(experiment: Experiment, modules: NativeModules): Scene {
  const { problem, seed } = experiment
  if (problem.kind === 'surface')
    return { kind: 'surface', dimension: problem.start.length, minima: minimaOf(problem), start: problem.start }
  const native = createNative(modules)
  const { task, features, classes, x, y, counts } = prepareData(
    problem,
    native.stream(seed, 'data'),
    native.mathematics,
  )
  const split = new Uint8Array(y.length)
  split.fill(1, counts.train, counts.train + counts.validation)
  split.fill(2, counts.train + counts.validation)
  return { kind: 'data', features, classes, task, x, y, split }
}
