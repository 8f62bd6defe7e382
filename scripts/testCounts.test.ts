import { describe, expect, it } from 'vitest'
import { addCounts, flakyTitles, playwrightCounts, summary, vitestCounts } from './testCounts.mjs'

describe('counting tests', () => {
  it("reads vitest's report, and counts a file that could not be loaded as a failure", () => {
    const report = {
      numTotalTests: 5,
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    }
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 1 })
  })

  it("reads Playwright's report, and names what passed only at the second try", () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] }
    expect(playwrightCounts(report)).toEqual({ passed: 5, failed: 1, skipped: 2 })
    const spec = (title: string, status: string) => ({ file: 'a.spec.ts', title, tests: [{ status }] })
    const suites = [{ specs: [spec('one', 'expected')], suites: [{ specs: [spec('two', 'flaky')] }] }]
    expect(flakyTitles({ ...report, suites })).toEqual(['a.spec.ts: two'])
    expect(flakyTitles(undefined)).toEqual([])
  })

  it('gives nothing for a missing report', () => {
    expect(vitestCounts(undefined)).toBeUndefined()
    expect(playwrightCounts({})).toBeUndefined()
  })

  it('writes the last line', () => {
    const total = { passed: 0, failed: 0, skipped: 0 }
    addCounts(total, { passed: 3, failed: 1, skipped: 0 })
    expect(summary(total)).toBe('3 passed, 1 failed')
    addCounts(total, { passed: 0, failed: 0, skipped: 2 })
    expect(summary(total)).toBe('3 passed, 1 failed, 2 skipped')
  })
})
