import { describe, expect, it } from 'vitest'
import { differs, listDiffers } from './compare.ts'
import { FileError, parseFile } from './files.ts'
import { anyFailed, formatReport, formatTotal, judge } from './report.ts'

describe('parseFile', () => {
  const schedules = {
    format: 'schedules/1',
    metric: [1],
    cases: [{ id: 'a', schedule: 'StepLR', params: { lr: 0.1, metric: 'metric' }, lr: [0.1, 0.01] }],
  }

  it('reads what its format says, and ignores what it does not use', () => {
    const file = parseFile('schedules', 'schedules.json', JSON.stringify(schedules))
    expect(file.cases[0]!.lr).toEqual([0.1, 0.01])
  })

  it('names the file and the place of what is wrong', () => {
    const broken = { ...schedules, cases: [...schedules.cases, { ...schedules.cases[0], lr: [0.1, 'x'] }] }
    const parse = () => parseFile('schedules', 'schedules.json', JSON.stringify(broken))
    expect(parse).toThrow(FileError)
    expect(parse).toThrow(/^schedules.json: cases.1.lr.1: /)
    expect(() => parseFile('losses', 'losses.json', '{"cases":')).toThrow(/^losses.json is not JSON/)
    expect(() => parseFile('losses', 'losses.json', '[]')).toThrow(FileError)
  })
})

describe('compare', () => {
  it('allows the tolerance and the rounding of the file', () => {
    expect(differs('a', 1 + 0.9e-10, 1, 1e-10)).toBeUndefined()
    expect(differs('a', 1 + 1.2e-10, 1, 1e-10)).toMatch(/^a is 1\.0000000001/)
    expect(differs('a', 1e6 + 0.9e-5, 1e6, 0)).toBeUndefined()
    expect(differs('a', 1e6 + 1.1e-5, 1e6, 0)).toBeDefined()
  })

  it('takes neither NaN nor a list of another length', () => {
    expect(differs('a', NaN, 1, 1)).toBeDefined()
    expect(differs('a', Infinity, 1, 1)).toBeDefined()
    expect(listDiffers('a', [1], [1, 2], 1)).toMatch(/1 entries, expected 2/)
    expect(listDiffers('a', [1, 3], [1, 2], 0.5)).toMatch(/^a\[1\] is 3/)
  })
})

describe('report', () => {
  const reports = [
    {
      kind: 'optimizers',
      outcomes: [
        judge('SGD/plain', () => undefined),
        judge('Adam/plain', () => 'theta[0] is 1'),
        judge('Lion/plain', () => {
          throw new Error('no formula')
        }),
        { id: 'Muon/a', status: 'skipped' as const, why: 'Muon' },
        { id: 'Muon/b', status: 'skipped' as const, why: 'Muon' },
        { id: 'LAMB/a', status: 'skipped' as const, why: 'LAMB' },
      ],
    },
    { kind: 'losses', outcomes: [judge('MSE', () => undefined)] },
  ]

  it('has a line a kind, each failure, and the methods that do not exist yet', () => {
    expect(formatReport(reports[0]!)).toBe(
      [
        'optimizers: 1 passed, 2 failed, 3 not yet existing (Muon 2, LAMB 1)',
        '  FAILED Adam/plain: theta[0] is 1',
        '  FAILED Lion/plain: no formula',
      ].join('\n'),
    )
    expect(formatReport(reports[1]!)).toBe('losses: 1 passed, 0 failed, 0 not yet existing')
  })

  it('sums up', () => {
    expect(formatTotal(reports)).toBe('2 passed, 2 failed, 3 skipped')
    expect(anyFailed(reports)).toBe(true)
    expect(anyFailed(reports.slice(1))).toBe(false)
  })
})
