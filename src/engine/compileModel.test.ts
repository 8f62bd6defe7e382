import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { defaultValues, type Values } from '../catalog/definition.ts'
import type { Loss, Task } from '../catalog/kinds.ts'
import { losses } from '../catalog/losses/index.ts'
import { compileLoss } from './compileModel.ts'
import { createNative } from './native/instance.ts'
import { lossOfOutputs } from './native/testing/lossNetwork.ts'
import type { PreparedData } from './prepareData.ts'

const TASKS: readonly Task[] = ['regression', 'binary', 'classes']

/** Four rows of a task; only their targets and counts matter here. */
function dataOf(task: Task): PreparedData {
  const y = { regression: [0.5, 2, 0, 1], binary: [0, 1, 1, 0], classes: [2, 0, 1, 2] }[task]
  const classes = { regression: 0, binary: 2, classes: 3 }[task]
  const counts = { train: 2, validation: 1, test: 1 }
  return { task, features: 1, classes, x: new Float64Array(4), y: Float64Array.from(y), counts }
}

function compiled({ id, parameters }: Loss, task: Task, values: Values = {}) {
  const native = createNative(nodeModules())
  const choice = { id, parameters: { ...defaultValues(parameters), ...values } }
  return { native, ...compileLoss(native, choice, dataOf(task), 'float64') }
}

const pairs = losses.all.flatMap((loss) => TASKS.map((task) => [loss.id, task, loss] as const))

describe('a loss for the task of the data', () => {
  it.each(pairs.filter(([, task, { fits }]) => fits[task]))('%s for %s', (_, task, loss) => {
    const { outputs, targets } = compiled(loss, task)
    const { y } = dataOf(task)
    expect(outputs).toBe(task === 'classes' ? 3 : loss.variance ? 2 : 1)
    expect([...targets]).toEqual(loss.fits[task] === 'signed' ? [-1, 1, 1, -1] : [...y])
  })

  it.each(pairs.filter(([, task, { fits }]) => !fits[task]))('%s does not fit %s', (id, task, loss) => {
    expect(() => compiled(loss, task)).toThrow(`'${id}' does not fit the task '${task}'`)
  })

  it('counts an answer as right where the output is on the side of its class', () => {
    const right = (id: string, outputs: number[]) => {
      const { native, loss, targets } = compiled(losses.get(id)!, 'binary')
      const rows = outputs.map((output) => [output])
      return lossOfOutputs(
        native,
        loss,
        1,
        [...targets].map((target) => [target]),
        'float64',
      ).accuracy(rows)
    }
    for (const id of ['binary-cross-entropy', 'focal', 'hinge', 'squared-hinge', 'squared', 'smooth-l1'])
      expect(right(id, [-0.1, 0.1, -0.1, 0.4]), id).toBe(0.5)
    expect(right('cross-entropy-probability', [0.1, 0.4, 0.6, 0.9])).toBe(0.5)
    expect(right('cross-entropy-probability', [0.1, 0.6, 0.6, 0.4])).toBe(1)
  })
})

describe('class weights of the document', () => {
  const value = (classWeights: readonly number[]) => {
    const { native, loss, targets } = compiled(losses.get('softmax-cross-entropy')!, 'classes', { classWeights })
    const rows = [...targets].map((target) => [target])
    const outputs = [[1, 0, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0]] // prettier-ignore
    return lossOfOutputs(native, loss, 3, rows, 'float64').value(outputs)
  }
  const [right, wrong] = [-1, 0].map((logit) => logit + Math.log(Math.E + 2))

  it('count each sample by its class', () => {
    // Classes 2, 0, 1, 2; only the second is answered right.
    expect(value([])).toBeCloseTo((right + 3 * wrong) / 4, 12)
    expect(value([1, 1, 1])).toBeCloseTo(value([]), 12)
    expect(value([5, 1, 2])).toBeCloseTo((5 * right + 5 * wrong) / 10, 12)
  })

  it('must be one for each class', () => {
    expect(() => value([1, 2])).toThrow('classWeights must be 3, got 2')
  })
})

describe('the second output of a Gaussian', () => {
  it('gives its softplus as the variance', () => {
    const { native, loss } = compiled(losses.get('gaussian')!, 'regression')
    const run = lossOfOutputs(native, loss, 2, [[1]], 'float64')
    for (const spread of [-3, -0.5, 0, 2, 40]) {
      const variance = Math.log1p(Math.exp(spread))
      const at = (prediction: number, by = 0) => run.value([[prediction, spread + by]])
      expect(at(1)).toBeCloseTo(Math.log(variance) / 2, 12)
      expect(at(3)).toBeCloseTo((Math.log(variance) + 4 / variance) / 2, 11)
      const { slopes } = run.gradient([[3, spread]])
      expect(slopes[0][1]).toBeCloseTo((at(3, 1e-6) - at(3, -1e-6)) / 2e-6, 6)
    }
  })
})
