// Counting tests: what the reports of vitest and Playwright say, as { passed, failed, skipped }.

/** From vitest's JSON report; undefined where there is none. */
export function vitestCounts(report) {
  if (typeof report?.numTotalTests !== 'number') return undefined
  const broken = (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/** From Playwright's JSON report; undefined where there is none. What passed at the second try passed; `flakyTitles` names it. */
export function playwrightCounts(report) {
  if (!report?.stats) return undefined
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped }
}

/** Files and titles of the tests in Playwright's JSON report that failed first and passed when they were tried again. */
export function flakyTitles(report) {
  const titlesIn = ({ suites = [], specs = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => `${file}: ${title}`),
    ...suites.flatMap(titlesIn),
  ]
  return titlesIn(report ?? {})
}

/** Adds `counts` to `total`. */
export function addCounts(total, counts) {
  for (const key of ['passed', 'failed', 'skipped']) total[key] += counts[key]
}

/** `N passed, N failed`, and `, N skipped` where there are any. */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
