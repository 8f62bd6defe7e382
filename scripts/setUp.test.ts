import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { missingPackages } from './installed.mjs'
import { buildIsFresh, sourceHash, stampFile } from './sourceHash.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'downhill-'))
})
afterEach(() => rmSync(root, { recursive: true }))

describe('missingPackages', () => {
  const write = (path: string, packages: object) => {
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    writeFileSync(join(root, path), JSON.stringify({ packages }))
  }
  const wanted = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b/node_modules/c': { version: '2.0.0' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  }

  it('finds nothing missing after an installation, also without the optional packages of other systems', () => {
    write('package-lock.json', wanted)
    const { 'node_modules/other-system': _, ...installed } = wanted
    write('node_modules/.package-lock.json', installed)
    expect(missingPackages(root)).toEqual([])
  })

  it('names what is missing and what has another version', () => {
    write('package-lock.json', wanted)
    write('node_modules/.package-lock.json', { 'node_modules/b/node_modules/c': { version: '2.0.1' } })
    expect(missingPackages(root)).toEqual(['a', 'c'])
  })

  it('takes an interrupted installation for none', () => {
    write('package-lock.json', wanted)
    expect(missingPackages(root)).toEqual(['(nothing is installed)'])
  })
})

describe('buildIsFresh', () => {
  beforeEach(() => {
    mkdirSync(join(root, 'src'))
    mkdirSync(join(root, 'dist'))
    writeFileSync(join(root, 'src', 'a.ts'), 'one')
    writeFileSync(join(root, 'dist', stampFile), JSON.stringify({ sources: sourceHash(root) }))
  })

  it('holds until a source changes', () => {
    expect(buildIsFresh(root)).toBe(true)
    writeFileSync(join(root, 'src', 'a.ts'), 'two')
    expect(buildIsFresh(root)).toBe(false)
  })

  it('ignores tests and compiled kernels, and sees a renamed file', () => {
    writeFileSync(join(root, 'src', 'a.test.ts'), 'test')
    writeFileSync(join(root, 'src', 'kernels.wasm'), 'bytes')
    expect(buildIsFresh(root)).toBe(true)
    rmSync(join(root, 'src', 'a.ts'))
    writeFileSync(join(root, 'src', 'b.ts'), 'one')
    expect(buildIsFresh(root)).toBe(false)
  })

  it('is false without a build', () => {
    rmSync(join(root, 'dist', stampFile))
    expect(buildIsFresh(root)).toBe(false)
  })
})
