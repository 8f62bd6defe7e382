import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { activations } from '../../catalog/activations/index.ts'
import { createNative } from '../../engine/native/instance.ts'
import { resolveActivation } from '../../engine/resolve.ts'
import { tensorOperations, type Tensor } from '../../engine/tfjs/operations.ts'
import { check, functionScope } from '../check.ts'
import { evaluateFunction } from '../evaluateFunction.ts'
import { tensorActivation } from './compileMaps.ts'

const { mathematics } = createNative(nodeModules())

beforeAll(async () => {
  tf.env().set('IS_TEST', true)
  await tf.setBackend('cpu')
})

const POINTS = [-6, -2.5, -1, -0.3, 0.2, 0.9, 1.7, 5]

it.each(activations.all.map(({ id }) => id).filter((id) => id !== 'linear'))(
  '%s and its derivative are those of float64, entry by entry',
  (id) => {
    const { formula, parameters } = resolveActivation(id)!
    const map = tensorActivation<Tensor>(formula, { operations: tensorOperations, mathematics, parameters })
    const evaluate = evaluateFunction(formula, mathematics)
    const f = (x: number) => evaluate({ ...parameters, x })
    const { value, derivatives } = map.withDerivatives(tf.tensor2d(POINTS, [2, 4]))
    expect(value.shape).toEqual([2, 4])
    expect([...map.value(tf.tensor2d(POINTS, [2, 4])).dataSync()]).toEqual([...value.dataSync()])
    POINTS.forEach((x, i) => {
      expect(value.dataSync()[i]).toBeCloseTo(f(x), 5)
      const h = 1e-5
      expect(derivatives[0]!.dataSync()[i]).toBeCloseTo((f(x + h) - f(x - h)) / (2 * h), 5)
    })
    map.dispose()
  },
)

it('a derivative that is a number stands at every entry', () => {
  const line = check('3 * x + 1', functionScope(['x'], []))
  const map = tensorActivation<Tensor>(line, { operations: tensorOperations, mathematics, parameters: {} })
  const { derivatives } = map.withDerivatives(tf.tensor2d([1, 2], [1, 2]))
  expect([...derivatives[0]!.dataSync()]).toEqual([3, 3])
})
