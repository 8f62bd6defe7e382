/**
 * `npm run bench -- --page`: how the page of the production build feels in Chromium: from navigation, and from play, to the first
 * movement; with 8 racers at full speed the main thread's long tasks and the frames per second; the page's memory after a million
 * steps of 12 racers; and the JavaScript of the first load.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { ensureChromium } from '../scripts/chromium.mjs'
import { serve } from '../scripts/server.mjs'
import { ensureBuilt, root } from '../scripts/setUp.mjs'
import { alignedTable } from '../scripts/table.ts'
import type { Experiment, Racer } from '../src/experiment/document.ts'
import { LIMITS } from '../src/experiment/limits.ts'
import { encodeLink } from '../src/experiment/link.ts'
import { presets } from '../src/experiment/presets.ts'
import { Playground } from '../e2e/pages/playground.ts'
import { median } from './timing.ts'

/** What is seen of one experiment while its racers run. */
interface Smoothness {
  readonly experiment: string
  /** How long it was watched: until the budget was used up, at most. */
  readonly seconds: number
  readonly longTasks: number
  readonly longest: number
  readonly framesPerSecond: number
  readonly stepsPerSecond: number
}

/** Milliseconds before the page is watched, and for how long at most. */
const settle = 500
const watched = 10_000

/** A preset with so many racers and the largest budget. */
function crowd(id: string, count: number): Experiment {
  const preset = presets.find((each) => each.id === id)
  if (!preset) throw new Error(`there is no preset '${id}'`)
  const { experiment } = preset
  const racers = Array.from({ length: count }, (_, i): Racer => {
    const racer = experiment.racers[i % experiment.racers.length]!
    const rate = racer.rate / (1 + Math.floor(i / experiment.racers.length))
    return { ...racer, id: i + 1, name: `${racer.name} ${i + 1}`, rate, colour: i + 1, dash: (i % 6) + 1 }
  })
  return { ...experiment, preset: '', racers, budget: LIMITS.budget.max, target: null }
}

/** Milliseconds from navigation to the frame after the first step has come, with Play pressed as soon as it is there. */
async function navigationToMovement(page: Page): Promise<number> {
  await page.addInitScript(() => {
    let pressed = false
    const look = () => {
      const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Play')
      if (button && !pressed) {
        pressed = true
        button.click()
      }
      const hook = globalThis.__downhill as typeof globalThis.__downhill | undefined
      const drawn = document.querySelector('canvas') !== null
      const moved = drawn && hook?.state().document.racers.some(({ id }) => (hook.curvesOf(id)?.rows ?? 0) > 1)
      if (pressed && moved)
        requestAnimationFrame(() => (document.documentElement.dataset.moved = String(performance.now())))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await page.goto('./?test')
  const moved = page.locator('html[data-moved]')
  await moved.waitFor({ state: 'attached' })
  return Number(await moved.getAttribute('data-moved'))
}

/** Megabytes that the page holds, its typed arrays included, after garbage is collected; workers are not in it. */
async function memoryOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number
    embedderHeapUsedSize?: number
    backingStorageSize?: number
  }
  return (usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0)) / 1e6
}

/** Milliseconds from the click on Play to the first frame in which the stage shows something else. */
function timeToMovement(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Play')!
    const canvases = [...document.querySelectorAll('canvas')]
    const small = document.createElement('canvas')
    small.width = small.height = 96
    const context = small.getContext('2d', { willReadFrequently: true })!
    const picture = () =>
      canvases.map((canvas) => {
        context.clearRect(0, 0, 96, 96)
        context.drawImage(canvas, 0, 0, 96, 96)
        return context.getImageData(0, 0, 96, 96).data.join()
      })
    const before = picture().join('|')
    const started = performance.now()
    button.click()
    for (;;) {
      await new Promise(requestAnimationFrame)
      if (picture().join('|') !== before) return performance.now() - started
    }
  })
}

interface Seen {
  readonly tasks: number[]
  readonly frames: number
  readonly seconds: number
  readonly steps: number
}

/** Watches the main thread for a while, as long as the race runs. */
async function watch(page: Page): Promise<Seen> {
  return page.evaluate(async (duration) => {
    const tasks: number[] = []
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)))
    observer.observe({ type: 'longtask' })
    let frames = 0
    const { state } = globalThis.__downhill
    const from = state().step
    const started = performance.now()
    while (state().run === 'running' && performance.now() < started + duration) {
      await new Promise(requestAnimationFrame)
      frames++
    }
    const seconds = (performance.now() - started) / 1000
    tasks.push(...observer.takeRecords().map((entry) => entry.duration))
    observer.disconnect()
    return { tasks, frames, seconds, steps: state().step - from }
  }, watched)
}

async function withPage<T>(
  browser: Browser,
  address: string,
  work: (playground: Playground) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } })
  try {
    return await work(new Playground(await context.newPage()))
  } finally {
    await context.close()
  }
}

async function measureMovement(browser: Browser, address: string): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < 5; i++)
    await withPage(browser, address, async (playground) => {
      await playground.open()
      times.push(await timeToMovement(playground.page))
    })
  return times
}

async function measureSmoothness(browser: Browser, address: string, id: string): Promise<Smoothness> {
  return withPage(browser, address, async (playground) => {
    await playground.open(encodeLink(crowd(id, 8)))
    await playground.fullSpeed()
    await playground.play()
    await playground.page.waitForTimeout(settle)
    const { tasks, frames, seconds, steps } = await watch(playground.page)
    if (seconds < 0.5) throw new Error(`${id}: the race was over before it could be watched`)
    return {
      experiment: id,
      longTasks: tasks.length,
      longest: Math.round(Math.max(0, ...tasks)),
      seconds: Number(seconds.toFixed(1)),
      framesPerSecond: Math.round(frames / seconds),
      stepsPerSecond: Math.round(steps / seconds),
    }
  })
}

interface Memory {
  readonly before: number
  readonly after: number
  readonly seconds: number
}

/** Megabytes of the page before and after a million steps of 12 racers. */
async function measureMemory(browser: Browser, address: string): Promise<Memory> {
  return withPage(browser, address, async (playground) => {
    await playground.open(encodeLink(crowd('narrow-ravine', 12)))
    const before = await memoryOf(playground.page)
    await playground.fullSpeed()
    const begun = performance.now()
    await playground.play()
    await playground.button('Replay').waitFor({ timeout: 600_000 })
    const seconds = (performance.now() - begun) / 1000
    return { before, after: await memoryOf(playground.page), seconds }
  })
}

/** Kilobytes, gzipped, that the build counted. */
function firstLoadKilobytes(): number {
  const { first } = JSON.parse(readFileSync(join(root, '.build', 'firstLoad.json'), 'utf8')) as { first: number }
  return first / 1000
}

/** Builds where needed, measures, prints. */
export async function benchPage(asJson: boolean): Promise<void> {
  const built = await ensureBuilt({ quiet: asJson })
  if (built.code !== 0) throw new Error(`the build failed\n${built.output}`)
  const found = await ensureChromium()
  if (found.code !== 0) throw new Error(found.output)
  const { server, address } = await serve(join(root, 'dist'), { port: 0 })
  const browser = await chromium.launch({
    executablePath: found.output,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const navigations: number[] = []
    for (let i = 0; i < 5; i++)
      navigations.push(await withPage(browser, address, ({ page }) => navigationToMovement(page)))
    const times = await measureMovement(browser, address)
    const smoothness: Smoothness[] = []
    for (const id of ['narrow-ravine', 'two-moons']) smoothness.push(await measureSmoothness(browser, address, id))
    const memory = await measureMemory(browser, address)
    const firstLoad = firstLoadKilobytes()
    const playToMovement = Math.round(median(times))
    const fromNavigation = { median: Math.round(median(navigations)), slowest: Math.round(Math.max(...navigations)) }
    if (asJson)
      return void console.log(
        JSON.stringify({
          fromNavigation,
          playToMovement,
          slowest: Math.round(Math.max(...times)),
          smoothness,
          memory,
          firstLoad,
        }),
      )
    console.log(
      `from navigation to the first movement, play pressed at once: ${fromNavigation.median} ms (median of 5; slowest ${fromNavigation.slowest} ms)`,
    )
    console.log(
      `from play to the first movement: ${playToMovement} ms (median of 5; slowest ${Math.round(Math.max(...times))} ms)`,
    )
    const header = [
      '8 racers at full speed',
      'watched',
      'tasks over 50 ms',
      'longest',
      'frames per second',
      'steps per second each',
    ]
    const rows = smoothness.map((one) => [
      one.experiment,
      `${one.seconds} s`,
      String(one.longTasks),
      one.longTasks ? `${one.longest} ms` : '-',
      String(one.framesPerSecond),
      one.stepsPerSecond.toLocaleString('en-US'),
    ])
    console.log(alignedTable([header, ...rows]))
    console.log(
      `memory of the page: ${memory.before.toFixed(0)} MB at first, ${memory.after.toFixed(0)} MB after a million steps of 12 racers (${memory.seconds.toFixed(0)} s)`,
    )
    console.log(`JavaScript of the first load: ${firstLoad.toFixed(1)} KB gzip`)
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}
