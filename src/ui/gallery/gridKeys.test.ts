import { describe, expect, it } from 'vitest'
import { cardAfter } from './gridKeys.ts'

// Two groups: three cards and a fourth below the first; then two cards further down.
const places = [
  { left: 0, top: 0 },
  { left: 100, top: 0 },
  { left: 200, top: 0 },
  { left: 0, top: 50 },
  { left: 0, top: 130 },
  { left: 100, top: 130.4 },
]

describe('cardAfter', () => {
  it('goes through all in reading order, and stays at the ends', () => {
    expect(cardAfter(places, 2, 'ArrowRight')).toBe(3)
    expect(cardAfter(places, 3, 'ArrowLeft')).toBe(2)
    expect(cardAfter(places, 0, 'ArrowLeft')).toBe(0)
    expect(cardAfter(places, 5, 'ArrowRight')).toBe(5)
  })
  it('goes to the nearest card of the next row, across groups', () => {
    expect(cardAfter(places, 2, 'ArrowDown')).toBe(3)
    expect(cardAfter(places, 3, 'ArrowDown')).toBe(4)
    expect(cardAfter(places, 5, 'ArrowUp')).toBe(3)
    expect(cardAfter(places, 3, 'ArrowUp')).toBe(0)
  })
  it('stays in the first and the last row', () => {
    expect(cardAfter(places, 1, 'ArrowUp')).toBe(1)
    expect(cardAfter(places, 5, 'ArrowDown')).toBe(5)
  })
  it('knows Home and End, and no other key', () => {
    expect(cardAfter(places, 3, 'Home')).toBe(0)
    expect(cardAfter(places, 3, 'End')).toBe(5)
    expect(cardAfter(places, 3, 'a')).toBeUndefined()
  })
})
