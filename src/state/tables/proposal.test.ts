import { describe, expect, it } from 'vitest'
import { describeColumns } from '../../experiment/table/describeColumns.ts'
import { judgeUse, proposeUse, withTarget, withType, type TableUse } from './proposal.ts'

const numbers = Array.from({ length: 24 }, (_, i) => String(i / 4))
const kinds = numbers.map((_, i) => ['red', 'green', 'blue'][i % 3]!)
const ids = numbers.map((_, i) => `id-${i}-${'x'.repeat(i)}`)
const many = Array.from({ length: 60 }, (_, i) => `text ${i}`)
const columnsOf = (cells: Record<string, readonly string[]>) =>
  Object.entries(cells).map(([name, each]) => ({ name, cells: each }))
const propose = (cells: Record<string, readonly string[]>) => proposeUse(describeColumns(columnsOf(cells)))

describe('proposeUse', () => {
  it('takes a column named like a target, wherever it stands', () => {
    expect(propose({ Species: kinds, a: numbers, b: numbers })).toEqual({ types: 'cnn', target: 0, missing: 'drop' })
    expect(propose({ a: numbers, y: numbers, b: kinds }).target).toBe(1)
    expect(propose({ a: numbers, 类别: kinds, b: numbers }).target).toBe(1)
  })
  it('takes the last that is used where none is named so', () => {
    expect(propose({ a: numbers, b: kinds }).target).toBe(1)
    const name = Array.from({ length: 60 }, (_, i) => String(i / 7))
    expect(propose({ a: name, b: name, notes: many })).toEqual({ types: 'nn-', target: 1, missing: 'drop' })
    expect(propose({ label: many, a: name }).target).toBe(1)
  })
  it('has a target even where nothing seems usable', () => {
    expect(propose({ a: many, b: many })).toEqual({ types: '-c', target: 1, missing: 'drop' })
  })
})

describe('corrections', () => {
  const use: TableUse = { types: 'nnc', target: 2, missing: 'drop' }
  it('change one type', () => expect(withType(use, 0, 'c')).toEqual({ ...use, types: 'cnc' }))
  it('that leave out the target make the last used column the target', () =>
    expect(withType(use, 2, '-')).toEqual({ ...use, types: 'nn-', target: 1 }))
  it('never leave out the only column that is used', () => {
    const only: TableUse = { types: '-c', target: 1, missing: 'drop' }
    expect(withType(only, 1, '-')).toBe(only)
  })
  it('make any column the target, used from then on', () => {
    expect(withTarget(use, 0, { type: 'n' })).toEqual({ ...use, target: 0 })
    expect(withTarget({ ...use, types: '-nc' }, 0, { type: 'n' })).toEqual({ types: 'nnc', target: 0, missing: 'drop' })
    expect(withTarget({ ...use, types: '-nc' }, 0, { type: '-' }).types).toBe('cnc')
  })
})

describe('judgeUse', () => {
  const table = {
    digest: 'AAAAAAAAAAAAAAAAAAAAAA',
    name: 't.csv',
    columns: columnsOf({ a: numbers, id: ids, kind: kinds }),
  }
  it('counts rows, inputs and classes', () => {
    const judged = judgeUse(table, { types: 'n-c', target: 2, missing: 'drop' })
    expect(judged).toMatchObject({
      ok: true,
      reference: { digest: table.digest, name: 't.csv', rows: 24, features: 1, classes: 3, nonnegative: true },
      inputs: ['a'],
      targets: ['blue', 'green', 'red'],
    })
  })
  it('says what is wrong, and with which column', () => {
    const judged = judgeUse(table, { types: 'nnc', target: 2, missing: 'drop' })
    expect(judged).toMatchObject({
      ok: false,
      error: { column: 'id', text: { en: expect.stringMatching(/Row 1 of the column "id" is no number/) } },
    })
  })
  it('takes filled rows in', () => {
    const holes = numbers.map((cell, i) => (i % 4 ? cell : 'NA'))
    const holed = { ...table, columns: columnsOf({ a: holes, kind: kinds }) }
    const rows = (missing: TableUse['missing']) => {
      const judged = judgeUse(holed, { types: 'nc', target: 1, missing })
      return judged.ok && judged.reference.rows
    }
    expect([rows('drop'), rows('fill')]).toEqual([18, 24])
  })
})
