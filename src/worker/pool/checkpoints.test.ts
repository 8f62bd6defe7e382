import { describe, expect, it } from 'vitest'
import { Checkpoints } from './checkpoints.ts'

const at = (step: number, numbers = 1) => ({ step, arrays: { theta: new Float64Array(numbers) }, numbers: {} })

describe('checkpoints', () => {
  it('give the last at or before a step', () => {
    const checkpoints = new Checkpoints()
    for (const step of [30, 10, 20, 20]) checkpoints.add(at(step))
    expect([9, 10, 19, 25, Infinity].map((step) => checkpoints.before(step)?.step)).toEqual([undefined, 10, 10, 20, 30])
  })

  it('are thinned evenly, the last always kept', () => {
    const checkpoints = new Checkpoints()
    for (let step = 1; step <= 1000; step++) checkpoints.add(at(step))
    expect(checkpoints.before(1000)?.step).toBe(1000)
    const kept = new Set(Array.from({ length: 1000 }, (_, step) => checkpoints.before(step + 1)?.step))
    kept.delete(undefined)
    expect(kept.size).toBeGreaterThanOrEqual(8)
    expect(kept.size).toBeLessThanOrEqual(16)
    expect(checkpoints.before(200)).toBeDefined()
  })

  it('of a large model are few', () => {
    const checkpoints = new Checkpoints()
    for (let step = 1; step <= 5; step++) checkpoints.add(at(step, 2 ** 21))
    expect([checkpoints.before(4), checkpoints.before(5)?.step]).toEqual([undefined, 5])
  })
})
