import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from './instance.ts'
import { BatchOrder, type OrderOptions } from './order.ts'

const order = (options: OrderOptions, seed = 1) => new BatchOrder(createNative(nodeModules()), seed, options)
const take = (batches: BatchOrder, steps: number) =>
  Array.from({ length: steps }, (_, step) => [...batches.next(step).indices])

describe('BatchOrder', () => {
  it('takes a new permutation each epoch and uses the partial last batch as it is', () => {
    const batches = take(order({ rows: 10, size: 4, replacement: false }), 6)
    expect(batches.map((batch) => batch.length)).toEqual([4, 4, 2, 4, 4, 2])
    const [first, second] = [batches.slice(0, 3).flat(), batches.slice(3).flat()]
    expect(first).toEqual([3, 0, 2, 9, 8, 1, 4, 7, 5, 6])
    expect(second).toEqual([9, 5, 4, 3, 1, 7, 6, 2, 0, 8])
  })

  it('takes all rows in their order where the batch holds them all', () => {
    expect(take(order({ rows: 3, size: 5, replacement: false }), 2)).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ])
  })

  it('draws each row anew with replacement', () => {
    const batches = take(order({ rows: 10, size: 6, replacement: true }), 2)
    expect(batches).toEqual([
      [6, 8, 3, 7, 7, 1],
      [7, 4, 6, 8, 7, 4],
    ])
  })

  it('follows given orders around, as the reference cases are cut', () => {
    const given = [
      [4, 3, 2, 1, 0],
      [0, 1, 2, 3, 4],
    ]
    // Step s starts at s B: its place in its permutation, to the end of it at most.
    expect(take(order({ rows: 5, size: 2, replacement: false, given }), 6)).toEqual([
      [4, 3],
      [2, 1],
      [0],
      [1, 2],
      [3, 4],
      [4, 3],
    ])
  })

  it.each([
    { rows: 10, size: 3, replacement: false },
    { rows: 10, size: 3, replacement: true },
    { rows: 4, size: 2, replacement: false, given: [[3, 2, 1, 0]] },
  ])('goes on from a kept state: %o', (options) => {
    const batches = order(options)
    take(batches, 5)
    const kept = Object.entries(batches.state()).map(([name, array]) => [name, array.slice()] as const)
    const expected = take(batches, 9)
    const other = order(options, 2)
    take(other, 2)
    for (const [name, array] of kept) other.state()[name].set(array)
    expect(take(other, 9)).toEqual(expected)
  })

  it('refuses what makes no batch', () => {
    expect(() => order({ rows: 0, size: 1, replacement: false })).toThrow('rows must be at least 1, got 0')
    expect(() => order({ rows: 5, size: 0, replacement: false })).toThrow('size must be at least 1, got 0')
    expect(() => order({ rows: 5, size: 1, replacement: false, given: [[1, 2]] })).toThrow(
      'order 0 must name 5 rows, got 2',
    )
    for (const row of [2, -1, 0.5])
      expect(() => order({ rows: 2, size: 1, replacement: false, given: [[0, row]] })).toThrow(
        `order 0 must name rows below 2, got ${row}`,
      )
    expect(() => order({ rows: 2, size: 1, replacement: false, given: [] })).toThrow('there must be an order')
  })
})
