import { describe, expect, it } from 'vitest'
import { monomials, polynomialFeatures } from './features.ts'

describe('polynomial features', () => {
  it('lists exponents by degree', () => {
    expect(monomials(1, 3)).toEqual([[1], [2], [3]])
    expect(monomials(2, 2)).toEqual([
      [1, 0],
      [0, 1],
      [2, 0],
      [1, 1],
      [0, 2],
    ])
  })

  it('multiplies the inputs', () => {
    expect([...polynomialFeatures(Float64Array.of(2, 3, -1, 4), 2, 2)]).toEqual([2, 3, 4, 6, 9, -1, 4, 1, -4, 16])
    expect([...polynomialFeatures(Float64Array.of(2, -1), 1, 3)]).toEqual([2, 4, 8, -1, 1, -1])
  })
})
