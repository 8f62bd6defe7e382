import { describe, expect, it } from 'vitest'
import { firstLoadOf, type Piece } from './firstLoad.ts'

const chunk = (fileName: string, rest: Partial<Piece> = {}): Piece => ({
  type: 'chunk',
  fileName,
  code: fileName,
  ...rest,
})

describe('firstLoadOf', () => {
  const pieces: Piece[] = [
    { type: 'asset', fileName: 'index.html', source: '<link rel="modulepreload" href="./assets/preloaded.js">' },
    chunk('assets/index.js', { isEntry: true, imports: ['assets/a.js'] }),
    chunk('assets/a.js', { imports: ['assets/b.js', 'assets/index.js'] }),
    chunk('assets/b.js'),
    chunk('assets/lazy.js', { imports: ['assets/b.js'] }),
    chunk('assets/charts.js', { facadeModuleId: '/any/src/ui/charts/Charts.tsx', imports: ['assets/plots.js'] }),
    chunk('assets/plots.js'),
    chunk('assets/preloaded.js'),
    { type: 'asset', fileName: 'assets/race.worker-x.js', source: 'worker' },
    { type: 'asset', fileName: 'assets/style.css', source: 'style' },
  ]

  it('takes the entry, its static imports, what the page names and the panels of the first screen', () => {
    const { first, workers, later } = firstLoadOf(pieces)
    expect([...first.keys()].sort()).toEqual([
      'assets/a.js',
      'assets/b.js',
      'assets/charts.js',
      'assets/index.js',
      'assets/plots.js',
      'assets/preloaded.js',
    ])
    expect([...workers.keys()]).toEqual(['assets/race.worker-x.js'])
    expect([...later.keys()]).toEqual(['assets/lazy.js'])
  })

  it('counts gzipped bytes', () => {
    const { first } = firstLoadOf([chunk('assets/index.js', { isEntry: true, code: 'x'.repeat(100000) })])
    expect(first.get('assets/index.js')).toBeLessThan(300)
  })
})
