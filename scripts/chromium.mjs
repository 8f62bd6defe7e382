// Finding, and where there is none getting, a Chromium for the browser tests and the page benchmark.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { run } from './processes.mjs'
import { root } from './setUp.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
}

/** Ubuntu has a `chromium-browser` that only says how to get one: a Chromium must tell its version. */
function works(path) {
  if (!existsSync(path)) return false
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20000 }).status === 0
}

/** Where Playwright keeps its own download; undefined while Playwright is not installed. */
function playwrightChromium() {
  try {
    return createRequire(join(root, 'package.json'))('playwright-core').chromium.executablePath()
  } catch {
    return undefined
  }
}

/**
 * Path of a Chromium: PLAYWRIGHT_CHROMIUM, the system's, or Playwright's download; undefined where there is none.
 * The answer is kept in PLAYWRIGHT_CHROMIUM, so that child processes need not look again.
 */
export function findChromium() {
  const given = process.env.PLAYWRIGHT_CHROMIUM
  if (given) {
    if (!existsSync(given)) throw new Error(`PLAYWRIGHT_CHROMIUM names a file that does not exist: ${given}`)
    return given
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const own = playwrightChromium()
  const found = [...onPath, ...(places[process.platform] ?? []), ...(own ? [own] : [])].find(works)
  if (found) process.env.PLAYWRIGHT_CHROMIUM = found
  return found
}

function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    return /debian/.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** Finds a Chromium or gets one. Resolves to { code, output }: what was tried, and where it failed what to do. */
export async function ensureChromium() {
  const path = findChromium()
  if (path) return { code: 0, output: path }
  const tried = []
  const attempt = async (text, command, parameters) => {
    console.log(text)
    const result = await run(command, parameters, { cwd: root, quiet: true })
    tried.push(`$ ${[command, ...parameters].join(' ')}\n${result.output}`)
    return result.code === 0
  }
  const cli = join('node_modules', '@playwright', 'test', 'cli.js')
  await attempt("Downloading Playwright's Chromium", process.execPath, [cli, 'install', 'chromium'])
  if (!findChromium() && isDebianRoot()) {
    await attempt('Refreshing the package list', 'apt-get', ['update'])
    await attempt('Installing Chromium', 'apt-get', ['install', '-y', 'chromium'])
  }
  const got = findChromium()
  if (got) return { code: 0, output: got }
  const advice =
    'No Chromium was found and none could be installed. Install Chromium or Chrome, or set PLAYWRIGHT_CHROMIUM.'
  return { code: 1, output: `${tried.join('\n')}\n${advice}\n` }
}
