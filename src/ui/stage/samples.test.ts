import { expect, it } from 'vitest'
import { decide } from './decision.ts'
import { classAt, ownUnits, regionOf, type DataScene } from './samples.ts'
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

it('shows a table where its samples lie, with a margin', () => {
  const problem = { data: { id: 'table', parameters: {} } } as unknown as DataProblem
  const scene = { features: 2, x: Float64Array.from([100, 5, 200, 5]), y: Float64Array.from([0, 1]) }
  expect(regionOf(problem, scene as unknown as DataScene)).toEqual({ x: [94, 206], y: [4, 6] })
})

it('shows the view of a data set in the units it was scaled to, and names it in its own', () => {
  const problem = { data: { id: 'own', parameters: {}, inputs: 1 } } as unknown as DataProblem
  const scene = {
    features: 1,
    x: Float64Array.from([-1, 1]),
    y: Float64Array.from([0, 2]),
    scaling: { inputs: [{ mean: 1, deviation: 2 }], target: { mean: 10, deviation: 5 } },
  } as unknown as DataScene
  const region = regionOf(problem, scene)
  expect(region.x).toEqual([-2, 1])
  const own = ownUnits(region, scene)
  expect(own.x).toEqual([-3, 3])
  expect(own.y[0]).toBeCloseTo(10 + 5 * region.y[0])
})
