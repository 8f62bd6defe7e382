import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import type { Samples, StoredDataset } from '../catalog/dataset.ts'
import { datasets } from '../catalog/datasets/index.ts'
import { splitCounts } from '../experiment/data.ts'
import { defaultDataProblem } from '../experiment/defaults.ts'
import type { DataProblem } from '../experiment/document.ts'
import { createNative } from './native/instance.ts'
import { prepareData, type PreparedData } from './prepareData.ts'

function prepare(problem: DataProblem, seed = 7, table?: Samples): PreparedData {
  const native = createNative(nodeModules())
  const labels = native.stream(seed, 'labels')
  return prepareData(problem, native.stream(seed, 'data'), native.mathematics, { labels, table })
}

/** A problem of the catalog's data with nothing done to the samples. */
function plain(id: string, changes: Partial<DataProblem> = {}): DataProblem {
  const split = { train: 0.5, validation: 0.25, stratified: false }
  return { ...defaultDataProblem(id), samples: 400, split, standardize: 'nothing', labelNoise: 0, ...changes }
}

function own(formula: string, inputs: number, changes: Partial<DataProblem> = {}): DataProblem {
  return { ...plain('line', changes), data: { id: 'own', parameters: { noise: 0 }, inputs, formula } }
}

function tableOf(id: string): Samples {
  const dataset = datasets.get(id) as StoredDataset
  return dataset.read(Uint8Array.from(readFileSync(`public/data/${dataset.file}`)))
}

function digest({ x, y }: PreparedData): string {
  const hash = createHash('sha256')
  for (const { buffer, byteOffset, byteLength } of [x, y]) hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  return hash.digest('hex').slice(0, 16)
}

/** Rows as texts, to compare sets of them. */
function rowsOf({ features, x, y }: Pick<PreparedData, 'features' | 'x' | 'y'>): string[] {
  return Array.from(y, (target, row) => [...x.slice(row * features, (row + 1) * features), target].join())
}

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
}

function deviation(values: ArrayLike<number>): number {
  const middle = mean(values)
  return Math.sqrt(mean(Array.from(values, (value) => (value - middle) ** 2)))
}

const column = ({ features, x }: PreparedData, feature: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, row) => x[(from + row) * features + feature]!)

describe('generated sets', () => {
  // Links depend on these rows and their order for ever. The numbers are of the program before version 2 of the document.
  it.each([
    [
      'line',
      64,
      0.75,
      0.25,
      3,
      [48, 16, 0],
      [-0.7654361486566756, 0.9561063400045393],
      -0.08590925530106142,
      'af0ce6d36ffbb7de',
    ],
    [
      'sine',
      120,
      0.5,
      0.25,
      7,
      [60, 30, 30],
      [0.3158108324440838, -0.2859645057440954],
      0.7907440365668352,
      '01721c30c640df5f',
    ],
    ['circles', 101, 0.33, 0.5, 0, [33, 51, 17], [0.28891039027639304, 0.3328669931385628], 1, 'd2b23c0dda2ce613'],
    ['moons', 400, 0.5, 0.25, 7, [200, 100, 100], [-0.26031191814777677, 0.7900152268460425], 0, '76ac4022e2863d62'],
    [
      'spirals',
      77,
      0.6,
      0.2,
      4294967295,
      [46, 15, 16],
      [0.3963254937871056, -0.1124613978165438],
      1,
      'bf933d9b4e5a109e',
    ],
    ['xor', 10, 0.1, 0.9, 12, [1, 9, 0], [0.10729769115528512, 0.05028201202121538], 1, '09cbf736b34cafea'],
    ['blobs', 250, 0.8, 0, 1, [200, 0, 50], [-0.7920775677554536, -0.31533405679807874], 2, '1aac000d1a2d7c07'],
  ] as const)('are what they always were: %s', (id, samples, train, validation, seed, counts, x, y, hash) => {
    const prepared = prepare(plain(id, { samples, split: { train, validation, stratified: false } }), seed)
    expect([...prepared.x.slice(0, 2)]).toEqual(x)
    expect(prepared.y[0]).toBe(y)
    expect(Object.values(prepared.counts)).toEqual(counts)
    expect(digest(prepared)).toBe(hash)
    expect(prepared.scaling).toBeUndefined()
  })

  // Of the sets that came with version 2, taken when they were written.
  it.each([
    ['counts', '224bb365546888ef'],
    ['plane', 'abdf08976407c0c9'],
    ['gaussian', '2e72ab1b02dfe9c7'],
    ['checkerboard', '19f1d58656932c29'],
    ['rings', 'a9829bd564e8bf57'],
  ])('stay what they are: %s', (id, hash) => {
    expect(digest(prepare(plain(id, { samples: 100 }), 5))).toBe(hash)
  })

  it('are the same for the same seed, others for another', () => {
    const problem = plain('moons', {
      standardize: 'all',
      labelNoise: 0.3,
      split: { train: 0.5, validation: 0.2, stratified: true },
    })
    expect(prepare(problem)).toEqual(prepare(problem))
    expect(digest(prepare(problem, 8))).not.toBe(digest(prepare(problem)))
  })
})

describe('a formula of one’s own', () => {
  it('is sampled at uniform inputs, drawn x, y, noise', () => {
    const problem = own('2 * x - y', 2, { samples: 10 })
    const noisy = { ...problem, data: { ...problem.data, parameters: { noise: 0.5 } } }
    const stream = createNative(nodeModules()).stream(7, 'data')
    const expected = Array.from({ length: 10 }, () => {
      const [x, y] = [6 * stream.uniform() - 3, 6 * stream.uniform() - 3]
      return [x, y, 2 * x - y + 0.5 * stream.normal()].join()
    })
    const prepared = prepare(noisy)
    expect(rowsOf(prepared).sort()).toEqual(expected.sort())
    expect(prepared).toMatchObject({ task: 'regression', features: 2, classes: 0 })
  })

  it('of one input has one feature', () => {
    const { features, x, y } = prepare(own('x^2', 1, { samples: 200 }))
    expect(features).toBe(1)
    x.forEach((value, i) => expect(y[i]).toBe(value * value))
    expect(Math.max(...x)).toBeGreaterThan(2.8)
    expect(Math.min(...x)).toBeLessThan(-2.8)
  })

  it('is sampled again where it has no finite value', () => {
    const { x, y } = prepare(own('log(x)', 1, { samples: 300 }))
    expect(Math.min(...x)).toBeGreaterThan(0)
    expect(y.every(Number.isFinite)).toBe(true)
  })

  it('that is nowhere finite is an error that says so', () => {
    expect(() => prepare(own('log(-1 - x^2)', 1))).toThrow('must have finite values for inputs from -3 to 3')
  })

  it('is given 100 more draws a sample, not one more', () => {
    // log has no value at the first inputs, which are -3, and one at the last, which are 3/2.
    const after = (failures: number) => {
      let drawn = 0
      const random = { uniform: () => (drawn++ < failures ? 0 : 0.75), normal: () => 0, below: () => 0 }
      return prepareData(own('log(x)', 1, { samples: 1 }), random, createNative(nodeModules()).mathematics)
    }
    expect([...after(100).x]).toEqual([1.5])
    expect(() => after(101)).toThrow('sample 1 had none in 101 draws')
  })

  it('is checked', () => {
    expect(() => prepare(own('x + z', 1))).toThrow('z')
    expect(() => prepare(own('x + y', 1))).toThrow('y')
  })
})

describe('tables', () => {
  const iris = tableOf('iris')

  it('are shuffled, all rows once, and the rows handed in stay as they are', () => {
    const before = rowsOf(iris)
    const prepared = prepare(plain('iris'), 7, iris)
    expect(rowsOf(iris)).toEqual(before)
    expect(rowsOf(prepared)).not.toEqual(before)
    expect(rowsOf(prepared).sort()).toEqual([...before].sort())
    expect(prepared.counts).toEqual({ train: 75, validation: 38, test: 37 })
    expect(prepared).toMatchObject({ task: 'classes', features: 4, classes: 3 })
  })

  it('are shuffled as generated sets are', () => {
    const rows = rowsOf(iris)
    const stream = createNative(nodeModules()).stream(7, 'data')
    for (let i = rows.length - 1; i > 0; i--) {
      const j = stream.below(i + 1)
      ;[rows[i], rows[j]] = [rows[j]!, rows[i]!]
    }
    expect(rowsOf(prepare(plain('iris'), 7, iris))).toEqual(rows)
    expect(rowsOf(prepare(plain('iris', { samples: 40 }), 7, iris))).toEqual(rows.slice(0, 40))
  })

  // Shuffle, stratified split, scaling and the labels stream: links depend on all of them.
  it.each([
    ['iris', '9d75c3f1ac49d537'],
    ['wine', '8d3bf17a719f7ca3'],
    ['breast-cancer', '4a874ba3b4d4deae'],
    ['diabetes', '76c89c235b4282fd'],
    ['digits', 'fc204b587daf2530'],
  ])('stay what they are when all is done to them: %s', (id, hash) => {
    const split = { train: 0.6, validation: 0.2, stratified: true }
    const problem = plain(id, { samples: 140, split, standardize: 'all', labelNoise: 0.2 })
    expect(digest(prepare(problem, 5, tableOf(id)))).toBe(hash)
  })

  it('of one’s own are described by their reference', () => {
    const table = {
      features: 1,
      classes: 0,
      x: Float64Array.from({ length: 12 }, (_, i) => i),
      y: new Float64Array(12),
    }
    const reference = {
      ...{ digest: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'a.csv', types: 'nn', target: 1, missing: 'drop' as const },
      ...{ rows: 12, features: 1, classes: 0, nonnegative: true },
    }
    const problem = { ...plain('line'), data: { id: 'table', parameters: {}, table: reference } }
    expect(prepare(problem, 7, table)).toMatchObject({
      task: 'regression',
      counts: { train: 6, validation: 3, test: 3 },
    })
    expect(() => prepare(problem, 7, { ...table, y: new Float64Array(11) })).toThrow(
      'must have 12 rows of 1 inputs and 0 classes, got 11 rows of 1 inputs and 0 classes',
    )
    expect(() => prepare(problem, 7, iris)).toThrow('got 150 rows of 4 inputs and 3 classes')
    expect(() => prepare(problem)).toThrow("'table' needs the rows of its table")
  })

  it('must be there, and known', () => {
    expect(() => prepare(plain('iris'))).toThrow("'iris' needs the rows of its table")
    const unknown = { ...plain('iris'), data: { id: 'nothing', parameters: {} } }
    expect(() => prepare(unknown, 7, iris)).toThrow("there is no data set called 'nothing'")
  })
})

describe('a stratified split', () => {
  const perClass = ({ y, classes, counts }: PreparedData) => {
    const ends = [0, counts.train, counts.train + counts.validation, y.length]
    return [0, 1, 2].map((set) =>
      Array.from(
        { length: classes },
        (_, label) => y.slice(ends[set], ends[set + 1]).filter((v) => v === label).length,
      ),
    )
  }

  it.each([
    ['iris', 0.6, 0.2],
    ['wine', 0.5, 0.25],
    ['breast-cancer', 0.33, 0.33],
    ['digits', 0.71, 0.1],
    ['wine', 1, 0],
  ])('spreads every class of %s over the sets in proportion (%d, %d)', (id, train, validation) => {
    const table = tableOf(id)
    const n = table.y.length
    const samples = 20000
    const prepared = prepare(plain(id, { samples, split: { train, validation, stratified: true } }), 5, table)
    expect(prepared.counts).toEqual(splitCounts(n, { train, validation }))
    const sizes = Array.from({ length: table.classes }, (_, label) => table.y.filter((y) => y === label).length)
    const { counts } = prepared
    perClass(prepared).forEach((found, set) => {
      const total = [counts.train, counts.validation, counts.test][set]!
      expect(found.reduce((sum, one) => sum + one, 0)).toBe(total)
      found.forEach((one, label) => {
        // Training by largest remainders; the others from what that left.
        expect(Math.abs(one - (sizes[label]! * total) / n)).toBeLessThan(set === 0 ? 1 : 2)
      })
    })
    expect(rowsOf(prepared).sort()).toEqual(rowsOf(table).sort())
  })

  it('is exact where it can be, and keeps the shuffled order within each set', () => {
    const iris = tableOf('iris')
    const split = { train: 0.6, validation: 0.2, stratified: true }
    const prepared = prepare(plain('iris', { split }), 7, iris)
    expect(perClass(prepared)).toEqual([
      [30, 30, 30],
      [10, 10, 10],
      [10, 10, 10],
    ])
    const shuffled = rowsOf(prepare(plain('iris', { split: { ...split, stratified: false } }), 7, iris))
    const rows = rowsOf(prepared)
    const { train, validation } = prepared.counts
    for (const set of [rows.slice(0, train), rows.slice(train, train + validation), rows.slice(train + validation)]) {
      // Each row is found behind the one before it; equal flowers stand for each other.
      let at = 0
      for (const row of set) at = shuffled.indexOf(row, at) + 1
      expect(at).toBeGreaterThan(0)
    }
    expect(rows).not.toEqual(shuffled)
  })

  it('gives leftover rows to the largest remainders, lower classes first', () => {
    // Classes of 3, 3 and 1 rows; 4 to train: shares 1.71, 1.71 and 0.57.
    const y = Float64Array.of(0, 0, 0, 1, 1, 1, 2)
    const table = { features: 1, classes: 3, x: Float64Array.from(y.keys()), y }
    const reference = {
      ...{ digest: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'a.csv', types: 'nc', target: 1, missing: 'drop' as const },
      ...{ rows: 7, features: 1, classes: 3, nonnegative: true },
    }
    const problem = {
      ...plain('iris', { split: { train: 4 / 7, validation: 2 / 7, stratified: true } }),
      data: { id: 'table', parameters: {}, table: reference },
    }
    expect(perClass(prepare(problem, 1, table))).toEqual([
      [2, 2, 0],
      [1, 1, 0],
      [0, 0, 1],
    ])
  })

  it('changes nothing of regression', () => {
    const diabetes = tableOf('diabetes')
    const [with_, without] = [true, false].map((stratified) =>
      prepare(plain('diabetes', { split: { train: 0.5, validation: 0.25, stratified } }), 7, diabetes),
    )
    expect(with_).toEqual(without)
  })
})

describe('standardizing', () => {
  it('gives each input mean 0 and deviation 1 over the training rows, and keeps the way back', () => {
    const wine = tableOf('wine')
    const scaled = prepare(plain('wine', { standardize: 'inputs' }), 7, wine)
    const raw = prepare(plain('wine'), 7, wine)
    const { train } = scaled.counts
    expect(scaled.scaling!.inputs).toHaveLength(13)
    for (let feature = 0; feature < 13; feature++) {
      const values = column(scaled, feature, 0, train)
      expect(mean(values)).toBeCloseTo(0, 12)
      expect(deviation(values)).toBeCloseTo(1, 12)
      const moments = scaled.scaling!.inputs![feature]!
      expect(moments.mean).toBeCloseTo(mean(column(raw, feature, 0, train)), 9)
      // Rows that were not trained on are scaled by the same numbers, so their own moments are others.
      const all = column(scaled, feature, 0, 178)
      all.forEach((value, row) =>
        expect(moments.mean + moments.deviation * value).toBeCloseTo(raw.x[row * 13 + feature]!, 9),
      )
      expect(Math.abs(mean(all.slice(train)))).toBeGreaterThan(1e-6)
    }
    expect(scaled.y).toEqual(raw.y)
    expect(scaled.scaling!.target).toBeUndefined()
  })

  it('of all scales the targets of regression too, not classes', () => {
    const diabetes = tableOf('diabetes')
    const { y, counts, scaling } = prepare(plain('diabetes', { standardize: 'all' }), 7, diabetes)
    expect(mean(y.slice(0, counts.train))).toBeCloseTo(0, 12)
    expect(deviation(y.slice(0, counts.train))).toBeCloseTo(1, 12)
    const raw = prepare(plain('diabetes'), 7, diabetes)
    y.forEach((value, i) =>
      expect(scaling!.target!.mean + scaling!.target!.deviation * value).toBeCloseTo(raw.y[i]!, 9),
    )
    expect(prepare(plain('moons', { standardize: 'all' }))).toEqual(prepare(plain('moons', { standardize: 'inputs' })))
  })

  it('makes a constant input 0, also where rounding would leave it a deviation', () => {
    // The mean of 100 times 0.1 is not 0.1 in floating point.
    const n = 200
    const x = new Float64Array(2 * n).fill(0.1)
    for (let row = 0; row < n; row++) x[2 * row + 1] = row
    const table = { features: 2, classes: 0, x, y: new Float64Array(n).fill(0.7) }
    const reference = {
      ...{ digest: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'a.csv', types: 'nnn', target: 2, missing: 'drop' as const },
      ...{ rows: n, features: 2, classes: 0, nonnegative: true },
    }
    const problem = {
      ...plain('line', { standardize: 'all' }),
      data: { id: 'table', parameters: {}, table: reference },
    }
    const prepared = prepare(problem, 7, table)
    expect(column(prepared, 0, 0, n).every((value) => value === 0)).toBe(true)
    expect([...prepared.y].every((value) => value === 0)).toBe(true)
    expect(prepared.scaling).toMatchObject({
      inputs: [{ mean: 0.1, deviation: 0 }, {}],
      target: { mean: 0.7, deviation: 0 },
    })
    expect(deviation(column(prepared, 1, 0, prepared.counts.train))).toBeCloseTo(1, 12)
  })
})

describe('label noise', () => {
  it('replaces that share of the training labels by others, evenly, and touches nothing else', () => {
    const changes = { samples: 20000, split: { train: 0.9, validation: 0.05, stratified: false } }
    const clean = prepare(plain('blobs', changes))
    const noisy = prepare(plain('blobs', { ...changes, labelNoise: 0.3 }))
    expect(noisy.x).toEqual(clean.x)
    const { train } = clean.counts
    expect(noisy.y.slice(train)).toEqual(clean.y.slice(train))
    const changed = [...clean.y.keys()].filter((row) => noisy.y[row] !== clean.y[row])
    // Four standard errors of 18,000 draws.
    expect(Math.abs(changed.length / train - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / train))
    for (const from of [0, 1, 2])
      for (const to of [0, 1, 2].filter((label) => label !== from)) {
        const pairs = changed.filter((row) => clean.y[row] === from && noisy.y[row] === to).length
        expect(Math.abs(pairs / changed.length - 1 / 6)).toBeLessThan(0.025)
      }
  })

  it('of 1 leaves no training label right, of two classes turns every one over', () => {
    const clean = prepare(plain('moons'))
    const noisy = prepare(plain('moons', { labelNoise: 1 }))
    for (let row = 0; row < clean.counts.train; row++) expect(noisy.y[row]).toBe(1 - clean.y[row]!)
    expect(noisy.y.slice(clean.counts.train)).toEqual(clean.y.slice(clean.counts.train))
  })

  it('of regression adds noise of so many deviations of the training targets', () => {
    const changes = { samples: 20000, split: { train: 0.9, validation: 0.05, stratified: false } }
    const clean = prepare(plain('sine', changes))
    const noisy = prepare(plain('sine', { ...changes, labelNoise: 0.4 }))
    const { train } = clean.counts
    const noise = noisy.y.slice(0, train).map((value, row) => value - clean.y[row]!)
    const unit = deviation(clean.y.slice(0, train))
    expect(Math.abs(mean(noise))).toBeLessThan((4 * 0.4 * unit) / Math.sqrt(train))
    expect(deviation(noise) / unit).toBeCloseTo(0.4, 2)
    expect(noisy.y.slice(train)).toEqual(clean.y.slice(train))
  })

  it('comes after scaling: other rows are scaled as without it', () => {
    const diabetes = tableOf('diabetes')
    const clean = prepare(plain('diabetes', { standardize: 'all' }), 7, diabetes)
    const noisy = prepare(plain('diabetes', { standardize: 'all', labelNoise: 1 }), 7, diabetes)
    expect(noisy.scaling).toEqual(clean.scaling)
    expect(noisy.y.slice(clean.counts.train)).toEqual(clean.y.slice(clean.counts.train))
    expect(noisy.y.slice(0, 9)).not.toEqual(clean.y.slice(0, 9))
  })

  it('needs its own stream', () => {
    const native = createNative(nodeModules())
    expect(() =>
      prepareData(plain('moons', { labelNoise: 0.1 }), native.stream(7, 'data'), native.mathematics),
    ).toThrow("label noise needs the 'labels' stream")
  })
})
