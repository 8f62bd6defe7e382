// Whether the build in dist/ is the build of the sources as they are now: by content, since git does not keep times.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Everything that goes into the build. */
const sources = ['index.html', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'public', 'src', 'scripts']

/** Files that do not: tests, and the kernels that the build itself compiles. */
const ignored = /\.test\.tsx?$|\.wasm$|\.wat$|\.md$/

/** Where the build says which sources it was made of. */
export const stampFile = 'build.json'

function* filesOf(path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    if (!ignored.test(path)) yield path
    return
  }
  for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name))
}

/** SHA-256 over the names and contents of all sources under `root`. */
export function sourceHash(root) {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of filesOf(join(root, source))) {
      hash.update(file.slice(root.length).replaceAll('\\', '/'))
      hash.update('\0')
      hash.update(readFileSync(file))
      hash.update('\0')
    }
  return hash.digest('hex')
}

/** Whether dist/ under `root` was built from the sources as they are. */
export function buildIsFresh(root) {
  try {
    const stamp = JSON.parse(readFileSync(join(root, 'dist', stampFile), 'utf8'))
    return stamp.sources === sourceHash(root)
  } catch {
    return false
  }
}
