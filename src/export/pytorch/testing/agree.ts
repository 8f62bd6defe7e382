/** Tests that a script gives the engine's curves; skipped where no Python has PyTorch. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Samples } from '../../../catalog/dataset.ts'
import type { Experiment } from '../../../experiment/document.ts'
import { difference, scriptOf } from './compare.ts'
import { curvesOf, python, runScripts, type ScriptRun } from './python.ts'

export interface Case {
  readonly name: string
  readonly experiment: Experiment
  readonly table?: Samples
  /** The difference that is allowed, as a share of the larger of 1 and the number; 1e-9 unless given. */
  readonly within?: number
}

/** One test a case; all scripts run in one process. */
export function describeAgreement(title: string, cases: readonly Case[]): void {
  const why = python === undefined ? ' (skipped: no python3 has torch)' : ''
  describe.skipIf(python === undefined)(title + why, () => {
    let runs: readonly ScriptRun[] = []
    beforeAll(async () => {
      const texts = await Promise.all(cases.map(({ experiment, table }) => scriptOf(experiment, table)))
      runs = runScripts(texts.map((text) => ({ text })))
    }, 600_000)
    it.each(cases.map((one, i) => [one.name, one, i] as const))('%s', (_, { experiment, table, within }, i) => {
      const { error, csv, told } = runs[i]!
      expect(error).toBeNull()
      expect(difference(experiment, { curves: curvesOf(csv), told }, within, table)).toBeUndefined()
    })
  })
}
