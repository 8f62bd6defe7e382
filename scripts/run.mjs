// `node scripts/run.mjs ENTRY …`: bundles a TypeScript program with Vite into .build/ and runs it in Node with the other
// parameters. What it needs first (dependencies, kernels) is set up; nothing of that is written to standard output.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, root } from './setUp.mjs'

const [entry, ...parameters] = process.argv.slice(2)
if (!entry) {
  console.error('Usage: node scripts/run.mjs ENTRY [parameters]')
  process.exit(2)
}

// Paths are meant from where the command was given; programs run in the project's folder.
process.env.INIT_CWD ??= process.cwd()
process.chdir(root)

const installed = await ensureInstalled({ quiet: true })
if (installed.code !== 0) {
  console.error(installed.output)
  process.exit(1)
}

const { build } = await import('vite')
const { buildKernels } = await import('./kernels.mjs')
await buildKernels()
const output = await build({
  root,
  configFile: false,
  logLevel: 'error',
  // tfjs is published as modules that Node does not take for modules, so it is bundled.
  ssr: { noExternal: [/@tensorflow/] },
  build: {
    ssr: join(root, entry),
    write: false,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { codeSplitting: false } },
  },
}).catch((error) => {
  console.error(error.message)
  process.exit(1)
})
const { code } = [output].flat()[0].output[0]

// Written beside and renamed, so that two runs at once never read half a file.
const folder = join(root, '.build')
const program = join(folder, `${basename(entry).replace(/\.ts$/, '')}.mjs`)
mkdirSync(folder, { recursive: true })
const written = `${program}.${process.pid}`
writeFileSync(written, code)
renameSync(written, program)

process.argv = [process.argv[0], entry, ...parameters]
await import(pathToFileURL(program).href)
