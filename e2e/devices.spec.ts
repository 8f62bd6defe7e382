/** Racers on WebGPU and WebGL, here the software adapters of Chromium: their numbers against float64, their stacks, their faults. */
import { readFileSync } from 'node:fs'
import { tableFor } from '../scripts/experiment/table.ts'
import { nodeModules } from '../scripts/nodeModules.ts'
import type { Experiment, Racer } from '../src/experiment/document.ts'
import { encodeLink } from '../src/experiment/link.ts'
import {
  allowedMiss,
  classesExperiment,
  denseExperiment,
  exactRecords,
  formulaOptimizers,
  largestMiss,
} from '../src/engine/tfjs/testing/agreement.ts'
import type { Page, Worker } from '@playwright/test'
import { createTrainer } from '../src/engine/createTrainer.ts'
import type { Columns } from '../src/worker/protocol.ts'
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

/** A race that lasts, over a network on a device. */
const long = (device: (typeof DEVICES)[number]): Experiment => ({
  ...denseExperiment(['sgd', 'adam'], 100_000),
  device,
})

const BREAKS = {
  webgl: {
    lost: () => {
      const scope = globalThis as unknown as { contexts: WebGL2RenderingContext[] }
      for (const context of scope.contexts) context.getExtension('WEBGL_lose_context')?.loseContext()
    },
    stalled: () => {
      WebGL2RenderingContext.prototype.clientWaitSync = function () {
        return this.TIMEOUT_EXPIRED
      }
    },
  },
  webgpu: {
    lost: () => {
      const scope = globalThis as unknown as { devices: { destroy(): void }[] }
      for (const device of scope.devices) device.destroy()
    },
    stalled: () => {
      const { prototype } = (globalThis as unknown as { GPUBuffer: { prototype: { mapAsync: () => Promise<void> } } })
        .GPUBuffer
      prototype.mapAsync = () => new Promise(() => {})
    },
  },
} as const

/** Remembers contexts and devices of a worker as they are made. */
const remember = () => {
  const scope = globalThis as unknown as { contexts: unknown[]; devices: unknown[] }
  scope.contexts = []
  scope.devices = []
  const getContext = OffscreenCanvas.prototype.getContext
  OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...given: never[]) {
    const context = (getContext as (...all: unknown[]) => unknown).apply(this, given)
    if (context instanceof WebGL2RenderingContext) scope.contexts.push(context)
    return context
  } as typeof getContext
  const adapter = (
    globalThis as unknown as {
      GPUAdapter?: { prototype: { requestDevice: (...given: unknown[]) => Promise<unknown> } }
    }
  ).GPUAdapter
  if (!adapter) return
  const { requestDevice } = adapter.prototype
  adapter.prototype.requestDevice = async function (...given: unknown[]) {
    const device = await requestDevice.apply(this, given)
    scope.devices.push(device)
    return device
  }
}

/** Opens a race that lasts on a device whose context can be taken away, and lets it run for some steps. */
async function running(playground: Playground, page: Page, device: (typeof DEVICES)[number]): Promise<Worker> {
  // A worker is reached before it opens a device, which waits for play to be asked for and for its program.
  const remembered: Promise<void>[] = []
  page.on('worker', (worker) => remembered.push(worker.evaluate(remember)))
  await playground.open()
  const [first] = page.workers()
  await Promise.all(remembered)
  await page.evaluate((link) => (location.hash = link), encodeLink(long(device)))
  await expect.poll(() => page.evaluate(() => globalThis.__downhill.state().document.racers.length)).toBe(2)
  await playground.fullSpeed()
  await playground.play()
  await expect.poll(() => playground.stepNow(), { timeout: 90_000 }).toBeGreaterThan(20)
  return first!
}

for (const device of DEVICES)
  test.describe(`${NAMES[device]} fails`, () => {
    test.setTimeout(240_000)

    for (const fault of ['lost', 'stalled'] as const)
      test(`${fault}: the race says so, keeps its figures and goes on where the user wants it`, async ({
        playground,
        page,
      }) => {
        const worker = await running(playground, page, device)
        await worker.evaluate(BREAKS[device][fault])
        const message = playground.messages.getByRole('listitem')
        await expect(message).toContainText(`${NAMES[device]} failed at step`, { timeout: 60_000 })
        await expect(playground.button('Pause')).toHaveCount(0)
        const failed = await playground.records()
        for (const columns of failed.values()) expect(plausible(columns)).toEqual([])

        const next = device === 'webgpu' ? 'WebGL' : 'CPU'
        await page.getByRole('button', { name: `Go on with ${next}` }).click()
        await expect(message).toHaveCount(0)
        const before = Math.max(...[...failed.values()].map(({ step }) => step!.at(-1)!))
        await expect.poll(() => playground.stepNow(), { timeout: 90_000 }).toBeGreaterThan(before + 5)
        await playground.pause()
        await expect(page.getByRole('button', { name: `Device: ${next}` })).toBeVisible()

        // No row is missing, none stands twice, and every figure is that of the run.
        const experiment = long(device)
        const records = await playground.records()
        for (const racer of experiment.racers) {
          const columns = records.get(racer.id)!
          const last = columns.step!.at(-1)!
          const short = { ...experiment, budget: 100_000, device: 'native' as const }
          const exact = exactTo(short, racer, last)
          expect([...columns.step!]).toEqual([...exact.step!])
          expect(largestMiss(columns, exact).miss).toBeLessThan(0.05)
        }
      })

    test('its worker is closed: another one goes on from the last checkpoint', async ({ playground, page }) => {
      await running(playground, page, device)
      await page.evaluate(() => globalThis.__downhill.killWorker(0))
      await expect(playground.messages).toContainText('was replaced', { timeout: 60_000 })
      const step = await playground.stepNow()
      await expect.poll(() => playground.stepNow(), { timeout: 120_000 }).toBeGreaterThan(step + 5)
      await playground.pause()
    })
  })

/** Losses that are zero or not a number. */
function plausible({ step, batchLoss }: Columns): number[] {
  return [...step!].filter((_, row) => row > 0 && !(batchLoss![row]! > 1e-6))
}

/** What the native engine records up to a step, in float64. */
function exactTo(experiment: Experiment, racer: Racer, step: number): Columns {
  const trainer = createTrainer({ ...experiment, precision: 'float64' }, racer, { modules: nodeModules() })
  trainer.advance(step)
  return trainer.records(0)
}

test('the menu of devices times each on this race, and the fastest is taken', async ({ playground, page }) => {
  test.setTimeout(240_000)
  await playground.open(encodeLink(denseExperiment(['sgd', 'adam'], 3000)))
  await playground.button('Device: CPU').click()
  const menu = page.getByRole('menu')
  for (const name of ['CPU', 'WebGPU', 'WebGL'])
    await expect(menu.getByRole('menuitem', { name: new RegExp(`^${name}`) })).toContainText(/[\d,]+ steps\/s/, {
      timeout: 90_000,
    })
  await menu.getByRole('menuitem', { name: /^WebGL/ }).click()
  await expect(page.getByRole('button', { name: 'Device: WebGL' })).toBeVisible()
  expect((await playground.fragment()).length).toBeGreaterThan(10)
  await page.getByRole('button', { name: 'Device: WebGL' }).click()
  await page.getByRole('menuitem', { name: /^Fastest/ }).click()
  // In software the native engine is faster than any GPU.
  await expect(page.getByRole('button', { name: 'Device: CPU' })).toBeVisible({ timeout: 90_000 })
  await playground.fullSpeed()
  await playground.play()
  await expect(playground.button('Replay')).toBeVisible({ timeout: 60_000 })
})

test('a device that is not there is replaced before the race begins, and the page says so', async ({
  page,
  playground,
}) => {
  page.on(
    'worker',
    (worker) => void worker.evaluate(() => Object.defineProperty(navigator, 'gpu', { value: undefined })),
  )
  await playground.open()
  await page.evaluate((link) => (location.hash = link), encodeLink(long('webgpu')))
  await expect(playground.messages).toContainText('asks for WebGPU, which is not to be had here', { timeout: 60_000 })
  await expect(page.getByRole('button', { name: 'Device: WebGL' })).toBeVisible({ timeout: 60_000 })
})
