import { expect, it } from 'vitest'
import { describeColumns } from './describeColumns.ts'

const range = (n: number, text = (i: number) => `${i}`) => Array.from({ length: n }, (_, i) => text(i))
const typeOf = (cells: readonly string[]) => describeColumns([{ name: 'a', cells }])[0]!.type

it('describes numbers with their range', () => {
  expect(describeColumns([{ name: 'size', cells: ['', ' 2.5 ', '-1', '2.5', 'n/a', '+4'] }])).toEqual([
    { name: 'size', type: 'n', missing: 2, distinct: 3, example: '2.5', min: -1, max: 4 },
  ])
})

it('describes categories without one', () => {
  expect(describeColumns([{ name: 'kind', cells: ['?', 'red', 'blue', 'red ', '1'] }])).toEqual([
    { name: 'kind', type: 'c', missing: 1, distinct: 3, example: 'red' },
  ])
})

it('describes every column, in their order', () => {
  const columns = ['b', 'a', 'b'].map((name) => ({ name, cells: ['x'] }))
  expect(describeColumns(columns).map(({ name }) => name)).toEqual(['b', 'a', 'b'])
  expect(describeColumns([])).toEqual([])
})

it('guesses numbers where they are many, or not whole', () => {
  expect(typeOf(range(11))).toBe('n')
  expect(typeOf(range(10))).toBe('c')
  expect(typeOf(['0', '1', '0.5'])).toBe('n')
  expect(typeOf(['0', '1', '0'])).toBe('c')
  expect(typeOf(['1.0', '2.0'])).toBe('c')
  // A thousand different ids are numbers too: only their owner knows.
  expect(typeOf(range(1000))).toBe('n')
  // Eleven ways to write two numbers.
  expect(typeOf(['1', '1.', '1.0', '1.00', '+1', '01', '1e0', '2', '2.0', '2.', '+2'])).toBe('c')
})

it('guesses categories where at most 50 texts differ', () => {
  expect(typeOf(range(50, (i) => `c${i}`))).toBe('c')
  expect(typeOf(range(51, (i) => `c${i}`))).toBe('-')
  expect(typeOf([...range(500, (i) => `c${i % 50}`), '', 'NA'])).toBe('c')
})

it('takes one cell that is no number as a sign that the column is none', () => {
  expect(typeOf([...range(60), '1,5'])).toBe('-')
  expect(typeOf([...range(20), '1e999'])).toBe('c')
  expect(typeOf([...range(20), '0x10'])).toBe('c')
})

it('leaves a column without any value out', () => {
  expect(describeColumns([{ name: 'a', cells: ['', 'NaN', ' NULL '] }])).toEqual([
    { name: 'a', type: '-', missing: 3, distinct: 0, example: '' },
  ])
  expect(typeOf([])).toBe('-')
})

it('holds columns longer than the arguments of a call can be', () => {
  expect(describeColumns([{ name: 'a', cells: range(300_000) }])[0]).toMatchObject({ min: 0, max: 299_999 })
})
