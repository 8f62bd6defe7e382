import { expect, it } from 'vitest'
import { agreementOf } from './agreement.ts'

const y = [99, 1, 2, 3, 4]

it('of exact predictions is full, of the mean none', () => {
  expect(agreementOf(y, 1, Float32Array.of(1, 2, 3, 4), 1)).toEqual({ r2: 1, error: 0 })
  expect(agreementOf(y, 1, Float32Array.of(2.5, 2.5, 2.5, 2.5), 1)).toEqual({ r2: 0, error: 1 })
})

it('gives the error in the units of the data', () => {
  const { r2, error } = agreementOf(y, 1, Float32Array.of(2, 2, 3, 4), 10)
  expect(r2).toBeCloseTo(1 - 1 / 5)
  expect(error).toBe(2.5)
})

it('has no share of targets that are all equal', () => {
  expect(agreementOf([3, 3], 0, Float32Array.of(1, 2), 1).r2).toBeNaN()
})
