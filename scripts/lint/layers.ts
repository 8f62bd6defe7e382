/** The import table of src/README.md: who may import whom, and which packages. One table; the lint rule reads it. */
import { posix } from 'node:path'

export interface Layer {
  /** Folders of src, or modules without their ending, that may be imported besides the layer itself. */
  readonly may: readonly string[]
  /** The same for `import type`, which leaves nothing in the program. */
  readonly types?: readonly string[]
  /** Packages that may be imported; 'any' where all may. */
  readonly packages: readonly string[] | 'any'
  /** The layer itself is fetched when it is needed, and large packages with it. */
  readonly onDemand?: true
}

/** The types of the document: data and nothing else. */
const plain = ['experiment/document', 'catalog/definition']

/** The row with the longest key holds. */
export const layers: Readonly<Record<string, Layer>> = {
  formula: { may: [], packages: [] },
  catalog: { may: ['formula'], packages: [] },
  experiment: { may: ['catalog', 'formula'], packages: ['valibot', 'fflate'] },
  engine: { may: ['experiment', 'catalog', 'formula'], packages: [] },
  'engine/tfjs': {
    may: ['engine', 'experiment', 'catalog', 'formula'],
    packages: ['core', 'backend-cpu', 'backend-webgl', 'backend-webgpu'].map((name) => `@tensorflow/tfjs-${name}`),
    onDemand: true,
  },
  export: { may: ['experiment', 'catalog', 'formula'], packages: ['valibot', 'd3-contour'] },
  worker: { may: ['engine', 'experiment', 'catalog'], packages: [] },
  'worker/tableStore': { may: [], packages: ['idb'] },
  'worker/pool': { may: ['worker/protocol'], types: plain, packages: [] },
  'worker/protocol': { may: [], types: plain, packages: [] },
  state: {
    may: ['worker/pool', 'worker/protocol', 'worker/tableStore', 'experiment', 'catalog'],
    packages: ['zustand', 'react', 'papaparse'],
  },
  'state/runs': {
    may: ['state', 'worker/pool', 'worker/protocol', 'experiment', 'catalog'],
    packages: ['zustand', 'idb', 'valibot'],
  },
  ui: {
    may: [
      ...['state', 'experiment', 'catalog', 'export', 'i18n'],
      ...['formula/parse', 'formula/check', 'formula/latex', 'formula/error', 'formula/worked'],
    ],
    packages: 'any',
  },
  i18n: { may: [], types: ['catalog/definition'], packages: ['i18next', 'react-i18next'] },
}

/** Large packages that are loaded when they are needed, by `import()`, and never with the first paint. */
export const lazyPackages = ['katex', 'papaparse', 'three', '@tensorflow']

export interface Import {
  /** Path of the importing file, from src/ on, with forward slashes. */
  readonly file: string
  readonly specifier: string
  /** Erased by the compiler: `import type`. */
  readonly typeOnly: boolean
  /** An `import()`. */
  readonly dynamic: boolean
}

const withoutEnding = (path: string) => path.replace(/\.[a-z]+(\?.*)?$/i, '')
const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

/** Name of the package of a specifier: `@mantine/core/styles.css` is `@mantine/core`. */
function packageOf(specifier: string): string {
  const [first, second] = specifier.split('/')
  return specifier.startsWith('@') ? `${first}/${second}` : first!
}

/** Tests, and what only they use: files of a folder called `testing`. They may import anything. */
const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file)

/** The row of the table that holds for a file of src, with its key; undefined for files that may import anything. */
function layerOf(file: string): readonly [string, Layer] | undefined {
  if (isTest(file) || !file.includes('/')) return undefined
  const rows = Object.entries(layers).filter(([key]) => within(withoutEnding(file), key))
  if (rows.length === 0)
    throw new Error(`src/${file.split('/')[0]} has no row in the import table (scripts/lint/layers.ts)`)
  return rows.reduce((longest, row) => (row[0].length > longest[0].length ? row : longest))
}

/** What is wrong with an import, or undefined. */
export function judgeImport({ file, specifier, typeOnly, dynamic }: Import): string | undefined {
  const found = layerOf(file)
  if (!found) return undefined
  const [key, layer] = found
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier)
    if (!typeOnly && !dynamic && !layer.onDemand && lazyPackages.some((lazy) => within(name, lazy)))
      return `'${name}' is loaded when it is needed: use import('${specifier}')`
    if (layer.packages === 'any' || layer.packages.includes(name)) return undefined
    return `src/${key} imports ${layer.packages.length ? `only the packages ${layer.packages.join(', ')}` : 'no packages'}, not '${name}'`
  }
  const target = withoutEnding(posix.join(posix.dirname(file), specifier))
  if (target.startsWith('..')) return `src/${key} imports nothing outside src`
  if (isTest(target)) return `only tests import ${target}`
  const may = [key, ...layer.may, ...((typeOnly && layer.types) || [])]
  if (may.some((allowed) => within(target, allowed))) return undefined
  return `src/${key} imports only ${may.join(', ')}, not ${target}`
}
