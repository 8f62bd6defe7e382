import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { writeCsv } from './csv.ts'
import { numberCell, textCell } from './csvCell.ts'
import { hostileName, hostileRecord } from './testing/record.ts'

describe('the CSV file', () => {
  const record = hostileRecord()
  const text = writeCsv(record)
  const [header, ...rows] = Papa.parse<string[]>(text, { comments: '#', skipEmptyLines: true }).data

  it('has a row for each racer and recorded step, and units in its header', () => {
    expect(header).toEqual(['id', 'racer', 'step', 'seconds (s)', 'loss', 'trainAccuracy (share)'])
    expect(rows.map(([id, , step]) => [id, step])).toEqual(
      [1, 2].flatMap((id) => [0, 1, 2].map((step) => [String(id), String(step)])),
    )
  })

  it('gives every number back to the bit, and leaves out what was not taken', () => {
    for (const { racer, columns } of record.racers)
      rows
        .filter(([id]) => id === String(racer.id))
        .forEach((cells, row) => {
          expect(Number(cells[4])).toBe(columns.loss![row])
          if (row === 0) expect(cells[5]).toBe('')
          else expect(Number(cells[5])).toBe(columns.trainAccuracy![row])
        })
  })

  it('makes no formula of a name and quotes it', () => {
    expect(rows[0]![1]).toBe(`'${hostileName}`)
    for (const name of ['=1', '+1', '-1', '@x', '\t=1', ' =1', '＝1']) expect(textCell(name)).toMatch(/^"?'/)
    expect(textCell('Adam')).toBe('Adam')
    expect(textCell('a,"b"')).toBe('"a,""b"""')
    expect(textCell('a\nb')).toBe('"a\nb"')
  })

  it('begins with title, question, link, precision and device, a line each', () => {
    const lines = text.split('\r\n')
    expect(lines.slice(0, 4).map((line) => line.slice(0, 14))).toEqual([
      '# Downhill: A ',
      '# Who is first',
      '# https://exam',
      '# float64; dev',
    ])
    expect(lines[2]).toBe(`# ${record.link}`)
    expect(lines[0]).toBe("# Downhill: A 'title'; with a break")
    expect(text.endsWith('\r\n')).toBe(true)
  })
})

it('writes numbers with all digits', () => {
  expect([0.1 + 0.2, -0, NaN, -Infinity].map(numberCell)).toEqual(['0.30000000000000004', '-0', '', '-Infinity'])
})
