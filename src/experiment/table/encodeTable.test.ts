import { describe, expect, it } from 'vitest'
import type { TableReference } from '../document.ts'
import { encodeTable } from './encodeTable.ts'
import type { Column } from './cells.ts'
import { TableError } from './tableError.ts'

/** A column of cells, repeated from the start until there are `rows`. */
function column(name: string, cells: readonly string[], rows = cells.length): Column {
  return { name, cells: Array.from({ length: rows }, (_, i) => cells[i % cells.length]!) }
}

/** Numbers 0 to n - 1. */
const counting = (name: string, n: number) =>
  column(
    name,
    Array.from({ length: n }, (_, i) => `${i}`),
  )

function encode(
  columns: readonly Column[],
  types: string,
  target: number,
  missing: TableReference['missing'] = 'drop',
) {
  return encodeTable(columns, { types, target, missing })
}

/** Rows of inputs. */
function inputsOf({ samples: { features, x, y } }: ReturnType<typeof encodeTable>): number[][] {
  return Array.from(y, (_, row) => [...x.slice(row * features, (row + 1) * features)])
}

/** The TableError of a table that cannot be used. */
function refusal(...args: Parameters<typeof encode>): TableError {
  try {
    encode(...args)
  } catch (error) {
    expect(error).toBeInstanceOf(TableError)
    expect((error as TableError).text.zh).toMatch(/。$/)
    return error as TableError
  }
  throw new Error('expected a refusal')
}

describe('columns of numbers', () => {
  it('are taken as they are, in the order of the table', () => {
    const cells = ['1', ' 2.5 ', '+3', '-4e-1', '.5', '6.', '7E2', '-0.0', '+.25e+1', '1e3']
    const { samples, inputs, targets, nonnegative } = encode([column('a', cells), counting('b', 10)], 'nn', 1)
    expect([...samples.x]).toEqual([1, 2.5, 3, -0.4, 0.5, 6, 700, -0, 2.5, 1000])
    expect([...samples.y]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect({ inputs, targets, nonnegative }).toEqual({ inputs: ['a'], targets: ['b'], nonnegative: true })
    expect(samples).toMatchObject({ features: 1, classes: 0 })
  })

  it.each(['1,5', '0x10', '1e999', 'Infinity', '1_000', '1 2', '--1', '1e', '.', '+', '１', '12kg', 'true', '1.2.3'])(
    'refuse %j, and say where',
    (cell) => {
      const cells = ['0', '1', '2', cell, '4', '5', '6', '7', '8', '9']
      expect(refusal([column('a', cells), counting('b', 10)], 'nn', 1).message).toBe(
        `Row 4 of the column "a" is no number: "${cell}". Correct it, or take the column as categories or leave it out.`,
      )
      expect(refusal([counting('b', 10), column('a', cells)], 'nn', 1).message).toContain('Row 4 of the column "a"')
    },
  )

  it('may be negative, also as the target', () => {
    const { samples, nonnegative } = encode([counting('a', 10), column('b', ['-1', '2'], 10)], 'nn', 1)
    expect([...samples.y].slice(0, 2)).toEqual([-1, 2])
    expect(nonnegative).toBe(false)
  })
})

describe('columns of categories', () => {
  it('become a column of 0 and 1 each, in the order of code points', () => {
    // By code units the astral letter would come before the full-width one; by a locale, case would not count.
    const cells = ['b', 'ａ', '𝐚', 'B', 'ä', 'b ', 'a', '10', '9', 'b']
    const table = encode([column('k', cells), counting('t', 10)], 'cn', 1)
    const order = ['10', '9', 'B', 'a', 'b', 'ä', 'ａ', '𝐚']
    expect(table.inputs).toEqual(order.map((category) => `k = ${category}`))
    inputsOf(table).forEach((row, i) =>
      expect(row).toEqual(order.map((category) => (category === cells[i]!.trim() ? 1 : 0))),
    )
  })

  it('of two become one column, 1 for the second', () => {
    const table = encode([column('sex', ['m', 'f'], 10), counting('t', 10)], 'cn', 1)
    expect(table.inputs).toEqual(['sex = m'])
    expect(inputsOf(table).slice(0, 3)).toEqual([[1], [0], [1]])
  })

  it('of one say nothing and are left out', () => {
    const columns = [column('k', ['x'], 10), counting('a', 10), counting('t', 10)]
    expect(encode(columns, 'cnn', 2).inputs).toEqual(['a'])
    expect(refusal(columns, 'c-n', 2).message).toContain('No input column has more than one value.')
  })

  it('do not depend on the order of the rows', () => {
    const cells = ['c', 'a', 'b', 'b', 'a', 'c', 'a', 'b', 'c', 'd']
    const one = encode([column('k', cells), column('t', cells)], 'cc', 1)
    const other = encode([column('k', cells.toReversed()), column('t', cells.toReversed())], 'cc', 1)
    expect(other.inputs).toEqual(one.inputs)
    expect(other.targets).toEqual(one.targets)
    expect(inputsOf(other)).toEqual(inputsOf(one).toReversed())
    expect([...other.samples.y]).toEqual([...one.samples.y].toReversed())
  })

  it('may be called like parts of an object', () => {
    const names = ['constructor', '__proto__', 'toString', 'length', 'hasOwnProperty']
    const table = encode([column('k', names, 10), column('t', names, 10)], 'cc', 1)
    expect(table.targets).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'length', 'toString'])
    inputsOf(table).forEach((row, i) => expect(row.indexOf(1)).toBe(table.samples.y[i]))
    expect(inputsOf(table).every((row) => row.reduce((a, b) => a + b) === 1)).toBe(true)
  })
})

describe('a target of categories', () => {
  it('gives the classes in the order of code points', () => {
    const { samples, targets } = encode([counting('a', 12), column('t', ['no', 'Yes', 'maybe'], 12)], 'nc', 1)
    expect(targets).toEqual(['Yes', 'maybe', 'no'])
    expect([...samples.y].slice(0, 4)).toEqual([2, 0, 1, 2])
    expect(samples.classes).toBe(3)
  })

  it('may be written in numbers', () => {
    const { samples, targets } = encode([counting('a', 12), column('t', ['2', '10', '1'], 12)], 'nc', 1)
    expect(targets).toEqual(['1', '10', '2'])
    expect([...samples.y].slice(0, 3)).toEqual([2, 1, 0])
  })

  it('may stand in any column, and columns left out are not looked at', () => {
    const columns = [column('t', ['b', 'a'], 10), column('id', ['?', 'x'], 10), counting('a', 10)]
    const { samples, inputs } = encode(columns, 'c-n', 0)
    expect(inputs).toEqual(['a'])
    expect(samples.y).toHaveLength(10)
    expect([...samples.y].slice(0, 2)).toEqual([1, 0])
  })
})

describe('missing values', () => {
  const marks = ['', '  ', 'NA', 'na', 'N/A', 'n/a', 'NaN', 'nan', 'NULL', 'null', '?', ' ? ']
  const rest = Array.from({ length: 10 }, (_, i) => `${i + 1}`)

  it('drop their rows', () => {
    const table = encode([column('a', [...marks, ...rest]), counting('t', 22)], 'nn', 1)
    expect([...table.samples.x]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect([...table.samples.y]).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21])
  })

  it('are filled with the mean of the column', () => {
    const table = encode([column('a', [...marks, ...rest]), counting('t', 22)], 'nn', 1, 'fill')
    expect([...table.samples.x]).toEqual([...marks.map(() => 5.5), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(table.samples.y).toHaveLength(22)
  })

  it('are a category of their own, the last', () => {
    const table = encode([column('k', ['z', 'NA', 'b'], 12), counting('t', 12)], 'cn', 1, 'fill')
    expect(table.inputs).toEqual(['k = b', 'k = z', 'k = ?'])
    expect(inputsOf(table).slice(0, 3)).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ])
    const two = encode([column('k', ['z', ''], 12), counting('t', 12)], 'cn', 1, 'fill')
    expect(two.inputs).toEqual(['k = ?'])
    expect(inputsOf(two).slice(0, 2)).toEqual([[0], [1]])
  })

  it('in the target always drop the row, which then counts for nothing', () => {
    // The dropped row has the only category "only" and a number that would move the mean.
    const a = column('a', ['1000', '', '2', '4', '2', '4', '2', '4', '2', '4', '3'])
    const k = column('k', ['only', 'x', 'y', 'x', 'y', 'x', 'y', 'x', 'y', 'x', 'y'])
    const t = column('t', ['n/a', '1', '2', '1', '2', '1', '2', '1', '2', '1', '2'])
    for (const type of ['n', 'c']) {
      const table = encode([a, k, t], `nc${type}`, 2, 'fill')
      expect(table.inputs).toEqual(['a', 'k = y'])
      expect(inputsOf(table)[0]).toEqual([3, 0])
      expect(table.samples.y).toHaveLength(10)
    }
  })

  it('of a whole column are an error in a way out', () => {
    expect(refusal([column('a', [''], 10), counting('b', 10), counting('t', 10)], 'nnn', 2, 'fill').message).toBe(
      'The column "a" has no value in any row that can be used. Leave it out.',
    )
    expect(refusal([column('a', [''], 10), counting('b', 10), counting('t', 10)], 'nnn', 2).message).toContain(
      'Only 0 of 10 rows can be used; 10 are needed.',
    )
  })
})

describe('tables that cannot be used', () => {
  it.each([
    ['few rows', [counting('a', 9), counting('t', 9)], 'nn', 1, 'Only 9 of 9 rows can be used; 10 are needed.'],
    ['no row', [column('a', []), column('t', [])], 'nn', 1, 'Only 0 of 0 rows can be used'],
    ['no input', [counting('a', 10), counting('t', 10)], '-n', 1, 'There is no input column.'],
    ['one class', [counting('a', 10), column('t', ['x'], 10)], 'nc', 1, 'The target "t" has only one class: "x".'],
    [
      'too many classes',
      [counting('a', 51), counting('t', 51)],
      'nc',
      1,
      'The target "t" has 51 classes; 50 are allowed.',
    ],
    [
      'too many rows',
      [counting('a', 20001), counting('t', 20001)],
      'nn',
      1,
      'The table has 20001 rows; 20000 are allowed.',
    ],
    [
      'too many inputs',
      [counting('a', 600), column('few', ['p', 'q', 'r'], 600), counting('id', 600), counting('t', 600)],
      'ccc' + 'n',
      3,
      'The columns give 1203 inputs; 1000 are allowed. Leave out columns with many categories, such as "a" (600).',
    ],
    [
      'too many columns',
      Array.from({ length: 201 }, (_, i) => counting(`${i}`, 10)),
      'n'.repeat(201),
      0,
      'The table has 201 columns; 200 are allowed.',
    ],
  ])('are refused with what to do: %s', (_, columns, types, target, message) => {
    expect(refusal(columns, types, target).message).toContain(message)
  })

  it('at their limits are taken', () => {
    expect(encode([counting('a', 50), counting('t', 50)], 'nc', 1).samples.classes).toBe(50)
    expect(encode([counting('a', 1000), counting('t', 1000)], 'cn', 1).samples.features).toBe(1000)
    expect(encode([counting('a', 10), counting('t', 10)], 'nn', 1).samples.y).toHaveLength(10)
    expect(encode([counting('a', 20000), counting('t', 20000)], 'nn', 1).samples.y).toHaveLength(20000)
  })

  it('by the caller’s mistake are another error', () => {
    const columns = [counting('a', 10), counting('t', 10)]
    expect(() => encode(columns, 'n', 0)).toThrow('types must be 2 letters')
    expect(() => encode(columns, 'nx', 0)).toThrow('types must be 2 letters')
    for (const target of [-1, 2, 0.5]) expect(() => encode(columns, 'nn', target)).toThrow('the target must be')
    expect(() => encode(columns, 'n-', 1)).toThrow('the target must be')
    expect(() => encode([counting('a', 10), counting('t', 11)], 'nn', 1)).toThrow(
      "all columns must have 10 cells, 't' has 11",
    )
  })
})
