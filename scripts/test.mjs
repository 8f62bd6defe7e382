// `npm test`: sets up what is missing, then kernels, types, lint, unit tests, build and browser tests. The last line is
// `N passed, N failed` (`, N skipped` where there are any), tests and checks together; the exit code is 1 on a failure.
// Only Node's own modules: it may run before anything is installed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { npm, run } from './processes.mjs'
import { ensureInstalled, root, viteBuild } from './setUp.mjs'
import { addCounts, flakyTitles, playwrightCounts, summary, vitestCounts } from './testCounts.mjs'

const reports = join(root, '.build', 'reports')
const node = (parameters, env) => run(process.execPath, parameters, { cwd: root, quiet: true, env })
const script = (name) => npm(['run', '--silent', name], { cwd: root, quiet: true })

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A stage that is one check: it passes when its program ends with 0. */
const check = (name, work) => ({ name, work: async () => ({ ...(await work()), counts: undefined }) })

/** A stage of many tests, counted from the report file that its program writes. */
const tests = (name, file, count, work) => ({
  name,
  work: async () => {
    const report = join(reports, file)
    const result = await work(report)
    return { ...result, counts: count(readReport(report)), flaky: flakyTitles(readReport(report)) }
  },
})

const needsInstall = [
  check('kernels', () => node([join('scripts', 'kernels.mjs')])),
  check('types', () => script('typecheck')),
  check('lint', () => script('lint')),
  tests('unit tests', 'unit.json', vitestCounts, (report) =>
    node([
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]),
  ),
  check('build', () => node(viteBuild)),
]

const needsBuild = [
  check('chromium', ensureChromium),
  tests('browser tests', 'browser.json', playwrightCounts, (report) =>
    node([join('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    }),
  ),
]

const total = { passed: 0, failed: 0, skipped: 0 }

/** Runs a stage, says how it went, adds its counts; false where it failed. */
async function runStage({ name, work }) {
  const started = Date.now()
  const { code, output, counts, flaky = [] } = await work()
  const ok = code === 0
  // A program that fails although no test of its report did (or without a report) is a failure of its own.
  const mine = counts && (ok || counts.failed > 0) ? counts : { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
  addCounts(total, mine)
  if (!ok) console.log(`\n${output.trimEnd()}\n`)
  const seconds = `${((Date.now() - started) / 1000).toFixed(1)} s`
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${counts ? summary(mine).padEnd(32) : ''.padEnd(32)} ${seconds}`,
  )
  for (const title of flaky) console.log(`       passed only at the second try: ${title}`)
  return ok
}

function skip(stages) {
  for (const { name } of stages) console.log(`------ ${name.padEnd(14)} not run: an earlier stage failed`)
  total.failed += stages.length
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const installed = await runStage(check('install', () => ensureInstalled({ quiet: true })))
if (!installed) skip([...needsInstall, ...needsBuild])
else {
  let built = false
  for (const stage of needsInstall) built = await runStage(stage)
  if (!built) skip(needsBuild)
  else {
    const [chromium, browser] = needsBuild
    if (await runStage(chromium)) await runStage(browser)
    else skip([browser])
  }
}

console.log(summary(total))
process.exitCode = total.failed > 0 ? 1 : 0
