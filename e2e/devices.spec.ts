/** Racers on WebGPU and WebGL, here the software adapters of Chromium: their numbers against float64, their stacks, their faults. */
import { readFileSync } from 'node:fs'
import { tableFor } from '../scripts/experiment/table.ts'
import { nodeModules } from '../scripts/nodeModules.ts'
import type { Experiment } from '../src/experiment/document.ts'
import { encodeLink } from '../src/experiment/link.ts'
import {
  allowedMiss,
  classesExperiment,
  denseExperiment,
  exactRecords,
  formulaOptimizers,
  largestMiss,
} from '../src/engine/tfjs/testing/agreement.ts'
import type { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'

const DEVICES = ['webgl', 'webgpu'] as const
const NAMES = { webgl: 'WebGL', webgpu: 'WebGPU' } as const

/** Share of a figure by which float32 on a device may miss float64. */
const TOLERANCE = 5e-3

/** Racers of an experiment. */
const MOST = 12

async function missesOf(playground: Playground, experiment: Experiment): Promise<Record<string, string>> {
  await playground.open(encodeLink(experiment))
  await playground.expectNoMessages()
  await playground.fullSpeed()
  await playground.play()
  await expect(playground.button('Replay')).toBeVisible({ timeout: 150_000 })
  await playground.expectNoMessages()
  const records = await playground.records()
  const table = await tableFor(experiment, undefined, (file) => new Uint8Array(readFileSync(file)))
  const options = { modules: nodeModules(), table }
  return Object.fromEntries(
    experiment.racers.flatMap((racer) => {
      const { miss, where } = largestMiss(records.get(racer.id)!, exactRecords(experiment, racer, options))
      const allowed = allowedMiss(experiment, racer, options, TOLERANCE)
      return miss <= allowed ? [] : [[racer.name, `${miss} in ${where}, allowed ${allowed}`]]
    }),
  )
}

for (const device of DEVICES) {
  test.describe(NAMES[device], () => {
    test.setTimeout(240_000)

    for (let from = 0; from < formulaOptimizers.length; from += MOST) {
      const ids = formulaOptimizers.slice(from, from + MOST)
      test(`${ids[0]} to ${ids.at(-1)} agree with float64 over 50 steps`, async ({ playground }) => {
        expect(await missesOf(playground, { ...denseExperiment(ids), device })).toEqual({})
      })
    }

    for (const kind of ['cnn', 'three'] as const)
      test(`SGD and Adam agree with float64 over 200 steps of ${kind}`, async ({ playground }) => {
        expect(await missesOf(playground, { ...classesExperiment(kind), device })).toEqual({})
      })
  })
}
