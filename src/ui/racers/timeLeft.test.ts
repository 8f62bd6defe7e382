import { expect, it } from 'vitest'
import { defaultExperiment } from '../../experiment/defaults.ts'
import { duration, secondsLeft } from './timeLeft.ts'

const document = { ...defaultExperiment(), budget: 10_000 }
const state = { cost: null, speed: Infinity, step: 0, run: 'ready' as const, document }

it('is by the pace or by the cost, whichever is more', () => {
  expect(secondsLeft(state)).toBeNull()
  expect(secondsLeft({ ...state, speed: 100 })).toBe(100)
  expect(secondsLeft({ ...state, cost: 500 })).toBe(500)
  expect(secondsLeft({ ...state, cost: 500, speed: 10 })).toBe(1000)
  expect(secondsLeft({ ...state, cost: 500, step: 5000, run: 'running' })).toBe(250)
  expect(secondsLeft({ ...state, cost: 500, step: 9900, run: 'running' })).toBeNull()
  // Played again it takes as long as at first.
  expect(secondsLeft({ ...state, cost: 500, step: 10_000, run: 'finished' })).toBe(500)
  expect(secondsLeft({ ...state, cost: 500, document: { ...document, racers: [] } })).toBeNull()
})

it('is rounded to a unit that fits', () => {
  expect(duration(34)).toEqual({ unit: 'seconds', count: 30 })
  expect(duration(200)).toEqual({ unit: 'minutes', count: 3 })
  expect(duration(3 * 3600 + 100)).toEqual({ unit: 'hours', count: 3 })
})
