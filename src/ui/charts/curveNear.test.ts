import { expect, it } from 'vitest'
import type { Racer } from '../../experiment/document.ts'
import { curveNear } from './curveNear.ts'
import { measuresOf } from './measures.ts'
import { scaleOf } from './scale.ts'

const { first } = measuresOf({ kind: 'surface', classes: false, averaged: false, validated: false })
const losses: Record<number, number[]> = { 1: [10, NaN, 8, 6], 2: [100, 50, 50, 50] }
const curves = {
  racers: [{ id: 1 }, { id: 2 }] as unknown as Racer[],
  curve: (id: number) => ({
    rows: 4,
    columns: { step: Float64Array.of(0, 10, 20, 30), loss: Float64Array.from(losses[id]!) },
  }),
  measure: first,
  mode: 'step' as const,
}
const x = scaleOf({ min: 0, max: 30 }, false, 0, 300)
const y = scaleOf({ min: 0, max: 100 }, false, 200, 0)

it('finds the curve under the pointer, also between its points and on steep stretches', () => {
  expect(curveNear(curves, x, y, 200, y.toPixel(8) + 5)).toBe(1)
  expect(curveNear(curves, x, y, 100, y.toPixel(9))).toBe(1)
  expect(curveNear(curves, x, y, 45, y.toPixel(77))).toBe(2)
  expect(curveNear(curves, x, y, 200, y.toPixel(30))).toBeNull()
})
