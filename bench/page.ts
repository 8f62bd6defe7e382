/**
 * `npm run bench -- --page`: how the page of the production build feels in Chromium: from play to the first movement, and
 * with 8 racers at full speed the main thread's long tasks and the frames per second.
 */
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
const watched = 8000

/** A preset with eight racers and a budget they do not reach. */
function eightRacers(id: string): Experiment {
  const preset = presets.find((each) => each.id === id)
  if (!preset) throw new Error(`there is no preset '${id}'`)
  const { experiment } = preset
  const racers = Array.from({ length: 8 }, (_, i): Racer => {
    const racer = experiment.racers[i % experiment.racers.length]!
    const rate = racer.rate / (1 + Math.floor(i / experiment.racers.length))
    return { ...racer, id: i + 1, name: `${racer.name} ${i + 1}`, rate, colour: i + 1, dash: (i % 6) + 1 }
  })
  return { ...experiment, preset: '', racers, budget: LIMITS.budget.max, target: null }
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
    await playground.open(encodeLink(eightRacers(id)))
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
    const times = await measureMovement(browser, address)
    const smoothness: Smoothness[] = []
    for (const id of ['narrow-ravine', 'two-moons']) smoothness.push(await measureSmoothness(browser, address, id))
    const playToMovement = Math.round(median(times))
    if (asJson)
      return void console.log(JSON.stringify({ playToMovement, slowest: Math.round(Math.max(...times)), smoothness }))
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
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}
