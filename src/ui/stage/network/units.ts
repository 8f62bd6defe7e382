/** What is told of the units of a network beside their pictures. */
import type { UnitLayer } from '../../../state/probes.ts'

/** A unit by its column (0: the inputs) and its number there, from 0. */
export interface UnitId {
  readonly column: number
  readonly unit: number
}

export const sameUnit = (a: UnitId | null, b: UnitId | null): boolean => a?.column === b?.column && a?.unit === b?.unit

/** The unit's values over a grid of so many points. */
export function valuesOf({ values }: UnitLayer, unit: number, points: number): Float32Array {
  return values.subarray(unit * points, (unit + 1) * points)
}

/** The greatest finite distance from 0; 1 where there is none. */
export function reachOf(values: Float32Array): number {
  let reach = 0
  for (const value of values) {
    const size = Math.abs(value)
    if (size > reach && size < Infinity) reach = size
  }
  return reach || 1
}

export interface Input {
  /** Number of the input's unit in the column before. */
  readonly unit: number
  readonly weight: number
}

/** The inputs of a unit with the greatest weights, by their size, `most` at most. */
export function strongest({ weights, biases }: UnitLayer, unit: number, most: number): Input[] {
  const inputs = weights.length / biases.length
  return Array.from(weights.subarray(unit * inputs, (unit + 1) * inputs), (weight, input) => ({ unit: input, weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, most)
}

/** The least and the greatest value of a unit. */
export function rangeOfUnit(values: Float32Array): readonly [number, number] {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}
