/** The files of public/data are what their definitions and public/data/README.md say. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isGenerated, type StoredDataset } from '../dataset.ts'
import { readTable } from './shared/csv.ts'
import { digits } from './digits.ts'
import { datasets } from './index.ts'

const stored = datasets.all.filter((dataset): dataset is StoredDataset => !isGenerated(dataset))
const bytesOf = ({ file }: Pick<StoredDataset, 'file'>) => Uint8Array.from(readFileSync(`public/data/${file}`))

/** Rows of each class, or least and greatest target; the first row; its target. */
const EXPECTED: Record<string, { counts?: number[]; range?: number[]; first: number[]; target: number }> = {
  iris: { counts: [50, 50, 50], first: [5.1, 3.5, 1.4, 0.2], target: 0 },
  wine: {
    counts: [59, 71, 48],
    first: [14.23, 1.71, 2.43, 15.6, 127, 2.8, 3.06, 0.28, 2.29, 5.64, 1.04, 3.92, 1065],
    target: 0,
  },
  'breast-cancer': {
    counts: [212, 357],
    first: [
      ...[17.99, 10.38, 122.8, 1001, 0.1184, 0.2776, 0.3001, 0.1471, 0.2419, 0.07871],
      ...[1.095, 0.9053, 8.589, 153.4, 0.006399, 0.04904, 0.05373, 0.01587, 0.03003, 0.006193],
      ...[25.38, 17.33, 184.6, 2019, 0.1622, 0.6656, 0.7119, 0.2654, 0.4601, 0.1189],
    ],
    target: 0,
  },
  diabetes: { range: [25, 346], first: [59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87], target: 151 },
  digits: {
    counts: [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
    first: [
      ...[0, 0, 5, 13, 9, 1, 0, 0],
      ...[0, 0, 13, 15, 10, 15, 5, 0],
      ...[0, 3, 15, 2, 0, 11, 8, 0],
      ...[0, 4, 12, 0, 0, 8, 8, 0],
      ...[0, 5, 8, 0, 0, 9, 8, 0],
      ...[0, 4, 11, 0, 1, 12, 7, 0],
      ...[0, 2, 14, 5, 10, 12, 0, 0],
      ...[0, 0, 6, 13, 10, 0, 0, 0],
    ].map((pixel) => pixel / 16),
    target: 0,
  },
}

describe.each(stored)('$id', (dataset) => {
  const { counts, range, first, target } = EXPECTED[dataset.id]!
  const samples = dataset.read(bytesOf(dataset))

  it('has the rows, inputs and classes that its definition says', () => {
    const classes = dataset.classes({})
    expect(samples.y).toHaveLength(dataset.rows)
    expect(samples.features).toBe(dataset.inputs.length)
    expect(samples.x).toHaveLength(dataset.rows * samples.features)
    expect(samples.classes).toBe(classes)
    if (dataset.nonnegative) expect(Math.min(...samples.y)).toBeGreaterThanOrEqual(0)
  })

  it('has the classes or targets, and the first row, of the file', () => {
    if (counts) expect(counts.map((_, label) => samples.y.filter((y) => y === label).length)).toEqual(counts)
    if (range) expect([Math.min(...samples.y), Math.max(...samples.y)]).toEqual(range)
    expect([...samples.x.slice(0, samples.features)]).toEqual(first)
    expect(samples.y[0]).toBe(target)
  })

  it('refuses a file that was cut short, and one with a row too many', () => {
    const bytes = bytesOf(dataset)
    expect(() => dataset.read(bytes.slice(0, bytes.length - 70))).toThrow(dataset.file)
    expect(() => dataset.read(Uint8Array.of(...bytes, ...bytes.slice(-70)))).toThrow(dataset.file)
  })
})

it('names inputs in the order of the columns', () => {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  for (const { file, inputs } of stored.filter((dataset) => dataset.file.endsWith('.csv'))) {
    const headings = readFileSync(`public/data/${file}`, 'utf8').split('\n')[0]!.split(',').slice(0, -1)
    inputs.forEach((name, i) => expect(plain(name).startsWith(headings[i]!), `${file}: ${name}`).toBe(true))
  }
})

describe('readTable', () => {
  const table = { file: 'a.csv', rows: 2, inputs: ['a'], classes: 2 }
  const read = (text: string) => readTable(new TextEncoder().encode(text), table)

  it('reads numbers in any usual line ending', () => {
    const expected = { features: 1, classes: 2, x: Float64Array.of(1.5, -2e-3), y: Float64Array.of(0, 1) }
    for (const text of ['a,t\n1.5,0\n-2e-3,1', 'a,t\n1.5,0\n-2e-3,1\n', 'a,t\r\n1.5,0\r\n-2e-3,1\r\n'])
      expect(read(text)).toEqual(expected)
  })

  it.each([
    ['a,t\n1,0', 'a.csv must have 2 rows of 2 columns, got 1 rows'],
    ['a,b,t\n1,2,0\n1,2,1', 'got 2 rows under 3 headings'],
    ['a,t\n1,0\n1', "row 2 of a.csv must have 2 numbers, got '1'"],
    ['a,t\n1,0\n,1', "row 2 of a.csv must have 2 numbers, got ',1'"],
    ['a,t\n1,0\nx,1', "row 2 of a.csv must have 2 numbers, got 'x,1'"],
    ['a,t\n1,0\nInfinity,1', 'must have 2 numbers'],
    ['a,t\n1,2\n1,1', 'row 1 of a.csv must have a class from 0 to 1, got 2'],
    ['a,t\n1,0.5\n1,1', 'must have a class from 0 to 1, got 0.5'],
  ])('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})

it('digits refuse labels and pixels that are none', () => {
  const bytes = bytesOf(digits)
  expect(() => digits.read(bytes.with(65, 10))).toThrow('record 1 must be a digit from 0 to 9, got 10')
  expect(() => digits.read(bytes.with(66, 17))).toThrow('pixels of record 1 must be 0 to 16, got 17')
})
