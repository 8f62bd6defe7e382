import { describe, expect, it } from 'vitest'
import { History } from './history.ts'

describe('history', () => {
  it('goes back and forth', () => {
    const history = new History('a')
    expect(history.undo()).toBeUndefined()
    history.record('b')
    history.record('c')
    expect([history.undo()?.document, history.undo()?.document, history.undo()]).toEqual(['b', 'a', undefined])
    expect([history.canUndo, history.canRedo]).toEqual([false, true])
    expect([history.redo()?.document, history.redo()?.document, history.redo()]).toEqual(['b', 'c', undefined])
  })

  it('forgets what was undone when something new is recorded', () => {
    const history = new History('a')
    history.record('b')
    history.undo()
    history.record('c')
    expect(history.canRedo).toBe(false)
    expect(history.undo()?.document).toBe('a')
  })

  it('makes one state of changes in a row with the same key', () => {
    const history = new History(0)
    expect([1, 2, 3].map((value) => history.record(value, 'rate'))).toEqual(['added', 'replaced', 'replaced'])
    expect(history.record(4, 'seed')).toBe('added')
    expect(history.record(5)).toBe('added')
    expect(history.record(6)).toBe('added')
    expect([1, 2, 3, 4].map(() => history.undo()?.document)).toEqual([5, 4, 3, 0])
  })

  it('ends a merge when history is walked', () => {
    const history = new History(0)
    history.record(1, 'rate')
    history.record(2)
    history.undo()
    expect(history.record(3, 'rate')).toBe('added')
    expect(history.undo()?.document).toBe(1)
  })

  it('finds states by their id as long as they are kept', () => {
    const history = new History(0)
    const first = history.current.id
    for (let value = 1; value <= 400; value++) history.record(value)
    expect(history.go(first)).toBeUndefined()
    const last = history.current.id
    history.undo()
    history.undo()
    expect(history.distance(history.current.id, last)).toBe(2)
    expect(history.distance(last, first)).toBeUndefined()
    expect(history.go(last)?.document).toBe(400)
  })
})
