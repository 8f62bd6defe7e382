import { describe, expect, it } from 'vitest'
import type { StepTrace } from '../worker/protocol.ts'
import { createSteps, cutSteps, followSteps, putStep, SEEN } from './stepStore.ts'

const trace = (t: number, entry = 0) =>
  ({ t, tensor: 0, entry, before: t, after: t + 1, given: 2, parts: [], others: [] }) as unknown as StepTrace

function seenAfter(...steps: StepTrace[]) {
  const store = createSteps()
  followSteps(store, 7)
  for (const step of steps) putStep(store, 7, step)
  return store
}

const times = (store: ReturnType<typeof createSteps>) => store.getState().seen.map(({ t, entry }) => [t, entry])

describe('the steps seen', () => {
  it('keeps one a step and parameter, and drops those of another past', () => {
    const store = seenAfter(trace(1), trace(2), trace(2), trace(2, 1), trace(5))
    expect(times(store)).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
      [5, 0],
    ])
    putStep(store, 7, trace(2))
    expect(times(store)).toEqual([
      [1, 0],
      [2, 1],
      [2, 0],
    ])
    cutSteps(store, 1)
    expect(times(store)).toEqual([[1, 0]])
    expect(store.getState().trace).toBeNull()
  })

  it('is bounded, and of one racer', () => {
    const store = seenAfter(...Array.from({ length: SEEN + 5 }, (_, i) => trace(i + 1)))
    expect(store.getState().seen).toHaveLength(SEEN)
    expect(store.getState().seen[0]!.t).toBe(6)
    putStep(store, 8, trace(1))
    expect(store.getState().trace!.t).toBe(SEEN + 5)
    followSteps(store, 8)
    expect(store.getState()).toEqual({ racer: 8, trace: null, told: false, seen: [] })
  })

  it('knows an answer that there is none from no answer yet', () => {
    const store = seenAfter()
    expect(store.getState().told).toBe(false)
    putStep(store, 7, null)
    expect(store.getState()).toMatchObject({ told: true, trace: null })
    cutSteps(store, 0)
    expect(store.getState().told).toBe(false)
  })
})
