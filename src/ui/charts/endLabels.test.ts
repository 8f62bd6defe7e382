import { describe, expect, it } from 'vitest'
import { roomForNames, spread } from './endLabels.ts'

const label = (key: number, y: number, x = 100): { key: number; x: number; y: number; width: number } => ({
  key,
  x,
  y,
  width: 60,
})

describe('roomForNames', () => {
  it('fits the longest name, within a third of the chart', () => {
    expect(roomForNames([30, 92], 400)).toBe(120)
    expect(roomForNames([30], 400)).toBe(88)
    expect(roomForNames([300], 402)).toBe(134)
    expect(roomForNames([], 200)).toBe(88)
  })
})

describe('spread', () => {
  it('leaves labels alone that have room', () => {
    expect([...spread([label(1, 20), label(2, 60)], 17, 0, 200)]).toEqual([
      [1, 20],
      [2, 60],
    ])
  })
  it('spreads labels at one height around it, in order', () => {
    const ys = spread([label(1, 100), label(2, 101), label(3, 99)], 10, 0, 200)
    expect([ys.get(3), ys.get(1), ys.get(2)]).toEqual([90, 100, 110])
  })
  it('stays between top and bottom', () => {
    const ys = [...spread([label(1, 195), label(2, 196), label(3, 197)], 20, 0, 200).values()]
    expect(ys).toEqual([150, 170, 190])
  })
  it('never overlaps, whatever the heights', () => {
    const wanted = [3, 5, 7, 40, 44, 46, 47, 90, 91, 120, 121, 122]
    const ys = [
      ...spread(
        wanted.map((y, i) => label(i, y)),
        12,
        0,
        200,
      ).values(),
    ].sort((a, b) => a - b)
    for (let i = 1; i < ys.length; i++) expect(ys[i]! - ys[i - 1]!).toBeGreaterThanOrEqual(12 - 1e-9)
    expect(ys[0]).toBeGreaterThanOrEqual(6)
  })
  it('does not move labels apart that stand side by side', () => {
    expect(spread([label(1, 50, 0), label(2, 50, 100)], 17, 0, 200)).toEqual(
      new Map([
        [1, 50],
        [2, 50],
      ]),
    )
  })
})
