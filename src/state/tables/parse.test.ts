import { describe, expect, it } from 'vitest'
import { TableError } from '../../experiment/table/tableError.ts'
import { MOST_ROWS, parseTable } from './parse.ts'

const parsed = async (text: string) => (await parseTable(text)).map(({ name, cells }) => [name, ...cells])

describe('parseTable', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('reads %s', async (_, delimiter) => {
    const lines = [
      ['a', 'b', 'kind'],
      ['1', '2.5', 'x'],
      ['3', '', 'y'],
    ].map((cells) => cells.join(delimiter))
    expect(await parsed(lines.join('\r\n'))).toEqual([
      ['a', '1', '3'],
      ['b', '2.5', ''],
      ['kind', 'x', 'y'],
    ])
  })

  it('reads quotes, with delimiters, line breaks and quotes in them', async () => {
    expect(await parsed('name,"size, in cm"\n"Ann ""A""","1"\n"two\nlines",2\n')).toEqual([
      ['name', 'Ann "A"', 'two\nlines'],
      ['size, in cm', '1', '2'],
    ])
  })

  it('takes a first row of numbers for data, and any other for the heading', async () => {
    expect(await parsed('1,2,NA\n3,4,5')).toEqual([
      ['column 1', '1', '3'],
      ['column 2', '2', '4'],
      ['column 3', 'NA', '5'],
    ])
    expect(await parsed('1,2,x\n3,4,y')).toEqual([
      ['1', '3'],
      ['2', '4'],
      ['x', 'y'],
    ])
  })

  it('leaves out a byte-order mark and empty lines, names columns that have none and tells equal names apart', async () => {
    expect(await parsed('\ufeffa,a,,a\n\n1,2,3,4\n  \n')).toEqual([
      ['a', '1'],
      ['a (2)', '2'],
      ['column 3', '3'],
      ['a (3)', '4'],
    ])
  })

  it('fills rows that end early, and takes empty cells beyond the heading for none', async () => {
    expect(await parsed('a,b,c\n1,2\n3,4,5,,')).toEqual([
      ['a', '1', '3'],
      ['b', '2', '4'],
      ['c', '', '5'],
    ])
  })

  it('takes as many rows as are allowed', async () => {
    const [column] = await parseTable(`a,b\n${'1,2\n'.repeat(MOST_ROWS)}`)
    expect(column!.cells).toHaveLength(MOST_ROWS)
  })

  it.each([
    ['has no rows', '', /no rows/],
    ['has a heading alone', 'a,b,c\n', /no rows/],
    ['has one column', 'a\n1\n2\n', /only one column/],
    ['has a longer row', 'a,b\n1,2\n1,2,3\n', /^Row 2 has 3 cells, the first row has 2/],
    ['has too many rows', `a,b\n${'1,2\n'.repeat(MOST_ROWS + 1)}`, /more than 20000 rows/],
    ['has too many columns', `${'a,'.repeat(200)}b\n${'1,'.repeat(200)}2\n`, /201 columns; 200 are allowed/],
    ['leaves a quote open', 'a,b\n1,"2\n3,4\n', /quotation mark/],
    ['is a spreadsheet', 'PK\u0003\u0004…', /Save it as CSV/],
    ['is no text', 'a,b\n\0\0,1\n', /Save it as CSV/],
  ])('refuses a text that %s, in both languages', async (_, text, says) => {
    const error = await parseTable(text).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(TableError)
    const { text: words } = error as TableError
    expect(words.en).toMatch(says)
    expect(words.zh).toMatch(/[\u4e00-\u9fff].*。$/)
  })
})
