import { describe, expect, it } from 'vitest'
import { judgeImport } from './layers.ts'

const judge = (file: string, specifier: string, rest = {}) =>
  judgeImport({ file, specifier, typeOnly: false, dynamic: false, ...rest })

describe('the import table', () => {
  it.each([
    ['formula/wasm/rule.ts', '../parse.ts'],
    ['catalog/optimizers/adam.ts', '../definition.ts'],
    ['catalog/optimizers/adam.ts', '../../formula/parse.ts'],
    ['experiment/schema.ts', 'valibot'],
    ['engine/createTrainer.ts', '../experiment/document.ts'],
    ['worker/race.worker.ts', '../engine/createTrainer.ts'],
    ['worker/race.worker.ts', '../engine/native/kernels.wasm?url'],
    ['worker/pool/pool.ts', '../protocol.ts'],
    ['worker/pool/pool.ts', './seat.ts'],
    ['state/store.ts', '../worker/pool/pool.ts'],
    ['ui/App.tsx', '../formula/latex.ts'],
    ['ui/App.tsx', '@mantine/core/styles.css'],
    ['ui/stage/Stage.tsx', '../charts/axis.ts'],
    ['engine/a.test.ts', '../ui/App.tsx'],
    ['engine/testing/plain.ts', 'node:fs'],
    ['engine/a.test.ts', './testing/plain.ts'],
    ['main.tsx', './ui/App.tsx'],
  ])('%s may import %s', (file, specifier) => expect(judge(file, specifier)).toBeUndefined())

  it.each([
    ['formula/parse.ts', '../catalog/kinds.ts'],
    ['formula/parse.ts', 'valibot'],
    ['catalog/optimizers/adam.ts', '../../engine/trainer.ts'],
    ['experiment/schema.ts', '../engine/trainer.ts'],
    ['engine/createTrainer.ts', '../worker/protocol.ts'],
    ['engine/createTrainer.ts', 'react'],
    ['worker/race.worker.ts', '../state/store.ts'],
    ['worker/pool/pool.ts', '../../engine/trainer.ts'],
    ['worker/pool/pool.ts', '../loop.ts'],
    ['worker/protocol.ts', '../engine/trainer.ts'],
    ['state/store.ts', '../engine/trainer.ts'],
    ['state/store.ts', '../worker/race.worker.ts'],
    ['ui/App.tsx', '../engine/trainer.ts'],
    ['ui/App.tsx', '../formula/evaluate.ts'],
    ['ui/App.tsx', '../worker/pool/pool.ts'],
    ['ui/App.tsx', '../../scripts/run.mjs'],
  ])('%s may not import %s', (file, specifier) => expect(judge(file, specifier)).toMatch(/imports/))

  it('lets large packages in by import() only, and their types', () => {
    expect(judge('ui/Formula.tsx', 'katex')).toMatch(/import\('katex'\)/)
    expect(judge('ui/Formula.tsx', 'katex/dist/katex.min.css')).toBeDefined()
    expect(judge('ui/Formula.tsx', '@tensorflow/tfjs-core')).toBeDefined()
    expect(judge('ui/Formula.tsx', 'katex', { dynamic: true })).toBeUndefined()
    expect(judge('ui/Formula.tsx', 'katex', { typeOnly: true })).toBeUndefined()
  })

  it('lets the types of the document through to the protocol', () => {
    const specifier = '../experiment/document.ts'
    expect(judge('worker/protocol.ts', specifier, { typeOnly: true })).toBeUndefined()
    expect(judge('worker/protocol.ts', specifier)).toBeDefined()
    expect(judge('worker/protocol.ts', '../engine/trainer.ts', { typeOnly: true })).toBeDefined()
  })

  it('keeps what tests use out of the program', () => {
    expect(judge('engine/a.ts', './testing/plain.ts')).toMatch(/only tests import/)
  })

  it('asks for a row for a new folder', () => {
    expect(() => judge('novel/a.ts', './b.ts')).toThrow(/no row/)
  })
})
