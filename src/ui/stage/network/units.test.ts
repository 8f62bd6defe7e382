import { expect, it } from 'vitest'
import { rangeOfUnit, reachOf, strongest, valuesOf } from './units.ts'

const inputs = {
  units: 2,
  values: Float32Array.of(-1, 0, 1, 5, 6, 7),
  weights: new Float32Array(),
  biases: new Float32Array(),
}
const layer = {
  units: 9,
  values: Float32Array.of(1, 2, 3, -4, -5, -6),
  weights: Float32Array.of(0.5, -2, 1, 0, 0.25, -0.125),
  biases: Float32Array.of(0.1, 0.2),
}

it('cuts the values of a unit out of its layer', () => {
  expect([...valuesOf(inputs, 1, 3)]).toEqual([5, 6, 7])
  expect([...valuesOf(layer, 1, 3)]).toEqual([-4, -5, -6])
})

it('names the strongest inputs by the size of their weights', () => {
  expect(strongest(layer, 0, 2)).toEqual([
    { unit: 1, weight: -2 },
    { unit: 2, weight: 1 },
  ])
  expect(strongest(layer, 1, 5).map(({ unit }) => unit)).toEqual([1, 2, 0])
})

it('tells how far values reach, and from where to where', () => {
  expect(reachOf(Float32Array.of(-3, 2, Infinity, NaN))).toBe(3)
  expect(reachOf(Float32Array.of(0, 0))).toBe(1)
  expect(rangeOfUnit(layer.values)).toEqual([-6, 3])
})
