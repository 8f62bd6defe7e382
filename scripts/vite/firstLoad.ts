/**
 * Prints how much gzipped JavaScript the first load takes, notes it in .build/firstLoad.json, and fails the build above the limit.
 * Counted is the page up to its complete first screen: the entry, the scripts that the page names, the panels that are
 * split off but shown at once, and everything these import statically. Workers run beside the page and are listed apart,
 * as is what is fetched when it is needed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** The part of a bundler's output that is looked at here. */
export interface Piece {
  readonly type: 'chunk' | 'asset'
  readonly fileName: string
  readonly isEntry?: boolean
  readonly facadeModuleId?: string | null
  readonly imports?: readonly string[]
  readonly code?: string
  readonly source?: string | Uint8Array
}

export interface FirstLoad {
  /** Gzipped bytes of each JavaScript file of the first load. */
  readonly first: ReadonlyMap<string, number>
  /** Gzipped bytes of the workers. */
  readonly workers: ReadonlyMap<string, number>
  /** Gzipped bytes of each other JavaScript file. */
  readonly later: ReadonlyMap<string, number>
}

/** Panels behind an `import()` that the first screen shows. */
const firstScreen = /\/src\/ui\/(stage\/Stage|charts\/Charts)\.tsx$/

/** Vite emits a worker as an asset of its own. */
const worker = /worker[^/]*\.js$/

/** KB of 1,000 bytes. */
export const limitKilobytes = 380

const gzipped = (text: string | Uint8Array) => gzipSync(text, { level: 9 }).length

/** Splits the JavaScript of a build into what the first load takes and the rest. */
export function firstLoadOf(pieces: readonly Piece[]): FirstLoad {
  const byName = new Map(pieces.map((piece) => [piece.fileName, piece]))
  const needed = new Set<string>()
  const visit = (name: string) => {
    if (needed.has(name)) return
    needed.add(name)
    byName.get(name)?.imports?.forEach(visit)
  }
  for (const { type, fileName, isEntry, facadeModuleId } of pieces)
    if (type === 'chunk' && (isEntry || firstScreen.test(facadeModuleId ?? ''))) visit(fileName)
  const html = pieces.filter((piece) => piece.fileName.endsWith('.html')).map((piece) => String(piece.source))
  for (const [, name] of html.join('\n').matchAll(/(?:src|href)="(?:\.?\/)?([^"]+\.js)"/g)) visit(name!)

  const first = new Map<string, number>()
  const workers = new Map<string, number>()
  const later = new Map<string, number>()
  for (const { fileName, code, source } of pieces) {
    if (!fileName.endsWith('.js')) continue
    const group = needed.has(fileName) ? first : worker.test(fileName) ? workers : later
    group.set(fileName, gzipped(code ?? source ?? ''))
  }
  return { first, workers, later }
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7)
const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((a, b) => a + b, 0)

function table(title: string, sizes: ReadonlyMap<string, number>): string {
  const rows = [...sizes].sort((a, b) => b[1] - a[1]).map(([name, size]) => `  ${kilobytes(size)} KB  ${name}`)
  return [`${title}: ${kilobytes(sum(sizes)).trim()} KB gzip`, ...rows].join('\n')
}

export function firstLoad(): Plugin {
  let root = ''
  return {
    name: 'downhill:first-load',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      root = config.root
    },
    writeBundle(_options, bundle) {
      const { first, workers, later } = firstLoadOf(Object.values(bundle) as unknown as Piece[])
      console.log(table('JavaScript of the first load', first))
      console.log(table('JavaScript of the workers', workers))
      console.log(table('JavaScript loaded when it is needed', later))
      mkdirSync(join(root, '.build'), { recursive: true })
      writeFileSync(join(root, '.build', 'firstLoad.json'), JSON.stringify({ first: sum(first) }))
      const total = sum(first) / 1000
      if (total > limitKilobytes)
        this.error(
          `the first load takes ${total.toFixed(1)} KB of gzipped JavaScript; the limit is ${limitKilobytes} KB`,
        )
    },
  }
}
