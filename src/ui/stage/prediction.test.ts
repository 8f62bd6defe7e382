import { describe, expect, it } from 'vitest'
import { defaultChoice, defaultDataProblem } from '../../experiment/defaults.ts'
import { losses } from '../../catalog/losses/index.ts'
import { classesOf, meansOf } from './prediction.ts'

const problem = (id: string, parameters = {}) => {
  const loss = defaultChoice(losses, id)
  return { ...defaultDataProblem('sine'), loss: { ...loss, parameters: { ...loss.parameters, ...parameters } } }
}

describe('classesOf', () => {
  it('takes the greatest of several outputs', () => {
    expect([...classesOf(Float32Array.from([0, 2, 1, 5, 4, 3]), 3, 'softmax')]).toEqual([1, 0])
  })
  it('takes the side of the boundary of one output', () => {
    const values = Float32Array.from([-1, 0.2, 0.7])
    expect([...classesOf(values, 1, 'sigmoid')]).toEqual([0, 1, 1])
    expect([...classesOf(values, 1, 'none')]).toEqual([0, 0, 1])
  })
})

describe('meansOf', () => {
  it('leaves plain outputs as they are', () => {
    const values = Float32Array.from([1, -2])
    expect(meansOf(problem('squared'), values, 1)).toEqual({ mean: values, deviation: undefined })
  })
  it('raises the logarithm of a count', () => {
    expect(meansOf(problem('poisson'), Float32Array.from([0, Math.log(7)]), 1).mean[1]).toBeCloseTo(7, 4)
    expect(meansOf(problem('poisson', { logInput: false }), Float32Array.from([3]), 1).mean[0]).toBe(3)
  })
  it('takes mean and deviation apart', () => {
    const { mean, deviation } = meansOf(problem('gaussian'), Float32Array.from([4, 0, -1, 50]), 2)
    expect([...mean]).toEqual([4, -1])
    expect(deviation![0]).toBeCloseTo(Math.sqrt(Math.log(2)))
    expect(deviation![1]).toBeCloseTo(Math.sqrt(50))
  })
})
