/** Runs the linter itself on snippets: each rule of the project can fail. */
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'

let eslint: ESLint
beforeAll(() => {
  // Snippets are no files of the project: without type information, and so without the rules that need it.
  const typed = [
    'no-floating-promises',
    'no-misused-promises',
    'await-thenable',
    'switch-exhaustiveness-check',
    'no-implied-eval',
  ]
  eslint = new ESLint({
    overrideConfig: {
      languageOptions: { parserOptions: { projectService: false, project: null } },
      rules: Object.fromEntries(typed.map((name) => [`@typescript-eslint/${name}`, 'off'])),
    },
  })
})

/** Names of the rules that a snippet breaks where it stood in `filePath`. */
async function broken(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return [...new Set(result!.messages.map((message) => message.ruleId ?? message.message))]
}

describe('numbers that differ between browsers', () => {
  const determinism = 'downhillEngine/determinism'

  it.each([
    'export const f = (x: number) => Math.exp(x)',
    'export const f = (x: number) => Math.pow(x, 2)',
    'export const f = () => Math.random()',
    "export const f = (x: number) => Math['exp'](x)",
    'const { exp } = Math\nexport const f = exp',
    'export const f = (x: number) => [x].map(Math.sin)',
    'export const f = (x: number) => x ** 2',
    'export function f(x: number) { x **= 2; return x }',
    'export const f = () => Date.now()',
    'export const f = () => new Date()',
    'export const f = () => performance.now()',
    'export const f = (x: number) => globalThis.Math.exp(x)',
  ])('are refused in engine, catalog and formula: %s', async (code) => {
    for (const folder of ['engine', 'catalog', 'formula/wasm'])
      expect(await broken(`src/${folder}/snippet.ts`, code)).toEqual([determinism])
  })

  it.each([
    'export const f = (x: number) => Math.sqrt(Math.abs(x)) * Math.max(Math.min(x, 1), Math.floor(x)) + Math.trunc(x)',
    'export const f = (x: number) => Math.fround(x) + Math.imul(x, 2)',
    'export const f = (math: { exp(x: number): number }) => math.exp(1)',
    'export const f = (clock: { performance: number; Date: number }) => clock.performance + clock.Date',
  ])('exact ones are allowed: %s', async (code) => {
    expect(await broken('src/engine/snippet.ts', code)).toEqual([])
  })

  it('are allowed elsewhere and in tests', async () => {
    const code = 'export const f = (x: number) => Math.exp(x) ** 2 + Date.now()'
    for (const file of ['src/ui/snippet.ts', 'src/engine/snippet.test.ts', 'bench/snippet.ts'])
      expect(await broken(file, code)).toEqual([])
  })
})

describe('code and markup from data', () => {
  it.each([
    ['src/ui/snippet.ts', "export const f = () => eval('1')", 'no-eval'],
    ['src/engine/snippet.ts', "export const f = new Function('return 1')", 'no-new-func'],
    ['scripts/snippet.mjs', "export const f = eval('1')", 'no-eval'],
    ['bench/snippet.ts', "export const f = Function('return 1')", 'no-new-func'],
    [
      'src/ui/Snippet.tsx',
      "export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />",
      'no-restricted-syntax',
    ],
    ['src/ui/snippet.ts', "export const f = (e: HTMLElement) => { e.innerHTML = '' }", 'no-restricted-syntax'],
  ])('are refused: %s %s', async (file, code, rule) => {
    expect(await broken(file, code)).toEqual([rule])
  })
})

describe('imports', () => {
  it.each([
    ['src/ui/snippet.ts', "import { a } from '../engine/a.ts'\nexport const b = a"],
    ['src/ui/snippet.ts', "export { a } from '../engine/a.ts'"],
    ['src/ui/snippet.ts', "export * from '../engine/a.ts'"],
    ['src/ui/snippet.ts', "export const a = () => import('../engine/a.ts')"],
    ['src/ui/snippet.ts', "import type { A } from '../engine/a.ts'\nexport type B = A"],
    ['src/ui/snippet.ts', "import katex from 'katex'\nexport const a = katex"],
    ['src/worker/pool/pool.ts', "import { a } from '../../engine/a.ts'\nexport const b = a"],
  ])('against the table are refused: %s %s', async (file, code) => {
    expect(await broken(file, code)).toEqual(['downhill/imports'])
  })

  it('along the table are allowed', async () => {
    const code = "import { a } from '../state/a.ts'\nexport const b = () => [a, import('katex')]"
    expect(await broken('src/ui/snippet.ts', code)).toEqual([])
  })
})

describe('hooks', () => {
  it('are called in one order', async () => {
    const code = "import { useState } from 'react'\nexport function useA(on: boolean) { if (on) useState(0) }"
    expect(await broken('src/ui/snippet.ts', code)).toEqual(['react-hooks/rules-of-hooks'])
  })
})
