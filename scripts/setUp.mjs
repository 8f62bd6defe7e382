// What `npm start` and `npm test` do by themselves on a fresh machine: install, and build.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingPackages } from './installed.mjs'
import { npm, run } from './processes.mjs'
import { buildIsFresh } from './sourceHash.mjs'

/** The folder of package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** Parameters of node that run Vite's build. */
export const viteBuild = [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']

/** Installs the dependencies where they are missing or stale. Resolves to { code, output, did }. */
export async function ensureInstalled(options) {
  const missing = missingPackages(root)
  if (missing.length === 0) return { code: 0, output: '', did: false }
  const shown = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ` and ${missing.length - 3} more` : '')
  console.error(`Installing dependencies: ${shown}`)
  return { ...(await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: root, ...options })), did: true }
}

/** Builds dist/ where it is missing or older than its sources. Resolves to { code, output, did }. */
export async function ensureBuilt(options) {
  if (buildIsFresh(root)) return { code: 0, output: '', did: false }
  console.error('Building')
  return { ...(await run(process.execPath, viteBuild, { cwd: root, ...options })), did: true }
}
