// Whether node_modules holds what package-lock.json asks for. npm writes node_modules/.package-lock.json at the end of an
// installation, so an interrupted one counts as missing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return undefined
  }
}

/** What is missing or of another version under `root`: names of packages, or one sentence when nothing is installed. */
export function missingPackages(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  if (!wanted) throw new Error('package-lock.json is missing or is not JSON')
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return ['(nothing is installed)']
  return Object.entries(wanted)
    .filter(([path, entry]) => {
      const there = installed[path]
      if (path === '' || entry.link) return false
      if (!there) return !entry.optional && !entry.devOptional && !entry.peer
      return there.version !== entry.version
    })
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
}
