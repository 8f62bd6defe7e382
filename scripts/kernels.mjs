/** Compiles the AssemblyScript kernels to src/engine/native/kernels.wasm, when a source is newer (or with --force). */
import { readdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const sources = join(root, 'src/engine/native/assembly')
const target = join(root, 'src/engine/native/kernels.wasm')

/** No fast-math: Binaryen never reassociates floating point, so the bits depend on the source alone. */
const options = [
  ...['--enable', 'simd', '--runtime', 'stub', '--importMemory', '--exportTable', '--noAssert', '--use', 'abort='],
  ...['-O3', '--converge'],
]

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Whether kernels.wasm is older than a source, or than this script. */
function stale() {
  const files = readdirSync(sources, { recursive: true }).map((name) => join(sources, String(name)))
  const newest = Math.max(...[...files, fileURLToPath(import.meta.url)].map(modified))
  return newest > modified(target)
}

/**
 * Builds the kernels where they are missing or stale; returns whether it compiled. Throws with the compiler's messages.
 * @param {{ force?: boolean }} [settings]
 */
export async function buildKernels(settings = {}) {
  if (!settings.force && !stale()) return false
  const { default: asc } = await import('assemblyscript/asc')
  const entry = relative(root, join(sources, 'index.ts'))
  // Into a file of its own first: several processes may build at once.
  const fresh = `${target.slice(0, -'.wasm'.length)}.${process.pid}.wasm`
  const result = await asc.main([entry, '--baseDir', root, '--outFile', relative(root, fresh), ...options])
  if (result.error) throw new Error(`AssemblyScript: ${result.error.message}\n${result.stderr.toString()}`)
  renameSync(fresh, target)
  return true
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const built = await buildKernels({ force: process.argv.includes('--force') })
  console.log(
    built
      ? `built ${relative(root, target)} (${modified(target) ? statSync(target).size : 0} bytes)`
      : 'kernels are up to date',
  )
}
