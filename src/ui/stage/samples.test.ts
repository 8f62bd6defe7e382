import { expect, it } from 'vitest'
import { decide } from './decision.ts'
import { classAt, regionOf, type DataScene } from './samples.ts'
import type { DataProblem } from '../../experiment/document.ts'

const plane = { x: [0, 1], y: [0, 1] } as const

it('looks a class up between grid points', () => {
  const decision = decide(Float32Array.from([-1, 1, -1, 1]), 1, 2, 'sigmoid')
  expect(classAt(decision, plane, 0.45, 0.5)).toBe(0)
  expect(classAt(decision, plane, 0.55, 0.5)).toBe(1)
  const three = decide(Float32Array.from([9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 9]), 3, 2, 'softmax')
  expect([classAt(three, plane, 0, 1), classAt(three, plane, 1, 1), classAt(three, plane, 0.5, 0)]).toEqual([0, 1, 2])
})

it('shows every sample', () => {
  const problem = { data: { id: 'moons', parameters: {} } } as unknown as DataProblem
  const scene = {
    features: 2,
    x: Float64Array.from([0, 0, 9, -7]),
    y: Float64Array.from([0, 1]),
  } as unknown as DataScene
  const region = regionOf(problem, scene)
  expect(region.x[1]).toBeGreaterThan(9)
  expect(region.y[0]).toBeLessThan(-7)
  expect(region.x[0]).toBeGreaterThan(-3)
})
