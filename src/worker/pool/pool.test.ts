import { describe, expect, it } from 'vitest'
import type { Experiment } from '../../experiment/document.ts'
import { undisturbed, type FakeRun } from '../fakeTrainer.ts'
import type { Columns, FromWorker, Probe, ProbeResult } from '../protocol.ts'
import { fakeBrowser } from '../fakeWorkers.ts'
import { DEATHS, Pool } from './pool.ts'

const document = {} as Experiment
const frame = { status: 'running', rows: { names: [], rows: 0, values: new Float64Array(0) } } as const
const grid: Probe = { kind: 'grid', size: 1, x: [0, 1] }

/** A pool whose racers are loaded and there. */
function race(runs: Record<number, FakeRun>, cores = 3) {
  const browser = fakeBrowser(runs, cores)
  const ids = Object.keys(runs).map(Number)
  const rows = new Map<number, Map<number, number>>(ids.map((id) => [id, new Map()]))
  const probes: { id: number; probe: ProbeResult }[] = []
  const log: string[] = []
  const traced: (number | undefined)[] = []
  const pool = new Pool(browser, {
    racer(id: number, columns: Columns, probe: ProbeResult | undefined) {
      columns.step?.forEach((step, row) => rows.get(id)!.set(step, columns.loss[row]))
      if (probe) probes.push({ id, probe })
    },
    traced: (_id, trace) => void traced.push(trace?.t),
    news: () => {},
    replaced: (racers, step) => log.push(`replaced ${racers.join()} at ${step}`),
    lost: (racers) => log.push(`lost ${racers.join()}`),
  })
  pool.load(document, ids)
  browser.pass(100)
  const steps = () => pool.standings.all.map(({ step }) => step)
  /** Each racer's rows in order of step. */
  const curve = (id: number) => [...rows.get(id)!].sort(([a], [b]) => a - b).map(([, loss]) => loss)
  return { browser, pool, rows, curve, probes, log, steps, ids, traced }
}

const cheap: FakeRun = { cost: 0.01, budget: 1e6 }
const slow: FakeRun = { cost: 2, budget: 1e6 }

describe('a racer that is followed', () => {
  it('tells every single step, also after a reload and on another parameter, and nothing once it is let go', () => {
    const { browser, pool, traced, ids } = race({ 1: cheap, 2: cheap })
    pool.stepOnce()
    browser.pass(200)
    pool.follow(2, null)
    browser.pass(200)
    // The step before is made again beside the run.
    expect(traced).toEqual([1])
    for (let step = 2; step <= 4; step++) {
      pool.stepOnce()
      browser.pass(100)
      expect(traced.at(-1)).toBe(step)
    }
    pool.follow(2, { tensor: 0, entry: 1 })
    browser.pass(100)
    expect(traced).toHaveLength(5)
    pool.load(document, ids, { to: 2, resume: true })
    pool.stepOnce()
    browser.pass(300)
    expect(traced.at(-1)).toBe(3)
    const before = traced.length
    pool.follow(null, null)
    pool.stepOnce()
    browser.pass(200)
    expect(traced).toHaveLength(before)
    expect(pool.settled).toBe(true)
  })

  it('is seen at a step of which a checkpoint tells first', () => {
    const { browser, pool, traced } = race({ 1: cheap })
    pool.follow(1, null)
    for (let step = 1; step <= 150; step++) {
      pool.stepOnce()
      browser.pass(48)
      expect(traced.at(-1)).toBe(step)
    }
  })

  it('is asked now and then while it runs, and for its last step at the end', () => {
    const { browser, pool, traced, steps } = race({ 1: cheap })
    pool.follow(1, null)
    pool.play()
    browser.pass(2000)
    expect(traced.length).toBeLessThan(25)
    pool.pause()
    browser.pass(300)
    expect(traced.at(-1)).toBe(steps()[0])
  })
})

describe('a pool of workers', () => {
  it('builds the racers and runs nothing', () => {
    const { browser, pool, steps, curve } = race({ 1: cheap, 2: cheap, 3: cheap })
    expect(browser.workers.length).toBe(2)
    browser.pass(1000)
    expect(steps()).toEqual([0, 0, 0])
    expect(curve(1)).toEqual([1])
    expect(pool.settled).toBe(true)
  })

  it('asks for no animation frames while nothing is under way', () => {
    const { browser } = race({ 1: cheap })
    const before = browser.frames
    browser.pass(2000)
    expect(browser.frames).toBe(before)
  })

  it('keeps a paced speed', () => {
    const { browser, pool, steps } = race({ 1: cheap, 2: slow })
    pool.speed = 20
    pool.play()
    browser.pass(3000)
    for (const step of steps()) expect(Math.abs(step - 60)).toBeLessThanOrEqual(2)
  })

  it('makes the first step at once, even at one step a second', () => {
    const { browser, pool, steps } = race({ 1: cheap })
    pool.speed = 1
    pool.play()
    browser.pass(64)
    expect(steps()).toEqual([1])
  })

  it('tells of a step that a checkpoint brings before any frame does', () => {
    const { browser, pool, steps, probes } = race({ 1: cheap })
    pool.watch(grid, [1])
    // So long that a checkpoint is due.
    browser.pass(2500)
    pool.stepOnce()
    browser.pass(300)
    expect(steps()).toEqual([1])
    const last = probes.at(-1)?.probe
    expect(last?.kind === 'grid' && [...last.values]).toEqual([1])
  })

  it('goes as fast as the slowest worker, with all at equal pace', () => {
    const { browser, pool, steps } = race({ 1: cheap, 2: slow })
    pool.speed = Infinity
    pool.play()
    for (let moment = 0; moment < 40; moment++) {
      browser.pass(100)
      const [fast, heavy] = steps()
      expect(fast - heavy).toBeLessThan(0.3 * 500 + 8)
    }
    expect(steps()[1]).toBeGreaterThan(0.85 * (4000 / 2))
  })

  it('uses the workers fully at full speed', () => {
    const { browser, pool, steps } = race({ 1: { cost: 0.02, budget: 1e8 }, 2: { cost: 0.02, budget: 1e8 } })
    pool.speed = Infinity
    pool.play()
    browser.pass(2000)
    const [before] = steps()
    browser.pass(500)
    expect(steps()[0] - before).toBeGreaterThan(0.8 * (500 / 0.02))
  })

  it('stops at once on pause, with all racers at the same step', () => {
    const { browser, pool, steps } = race({ 1: cheap, 2: slow, 3: cheap })
    pool.speed = Infinity
    pool.play()
    browser.pass(1000)
    const before = Math.max(...steps())
    pool.pause()
    browser.pass(500)
    expect(new Set(steps()).size).toBe(1)
    expect(steps()[0] - before).toBeLessThan(100)
    expect(pool.settled).toBe(true)
    const [stopped] = steps()
    browser.pass(1000)
    expect(steps()[0]).toBe(stopped)
  })

  it('makes single steps', () => {
    const { browser, pool, steps } = race({ 1: cheap, 2: slow })
    pool.stepOnce()
    browser.pass(100)
    expect(steps()).toEqual([1, 1])
    pool.stepOnce()
    pool.stepOnce()
    browser.pass(100)
    expect(steps()).toEqual([3, 3])
  })

  it('advances to a step and goes on from there when it was playing', () => {
    const { browser, pool, steps } = race({ 1: cheap, 2: slow })
    pool.advanceTo(40)
    browser.pass(300)
    expect(steps()).toEqual([40, 40])
    pool.speed = 20
    pool.play()
    pool.advanceTo(100)
    browser.pass(1000)
    for (const step of steps()) expect(Math.abs(step - 118)).toBeLessThanOrEqual(4)
  })

  it('ends when all are finished or diverged', () => {
    const { browser, pool, steps } = race({ 1: { cost: 1, budget: 50 }, 2: { cost: 1, budget: 50, diverges: 20 } })
    pool.speed = Infinity
    pool.play()
    browser.pass(1000)
    expect(pool.playing).toBe(false)
    expect(steps()).toEqual([50, 20])
    expect(pool.standings.all.map(({ status }) => status)).toEqual(['finished', 'diverged'])
    expect(pool.standings.get(2)!.divergence).toEqual({ step: 20, where: 'loss' })
  })

  it('goes on in a hidden page', () => {
    const { browser, pool, steps } = race({ 1: cheap })
    pool.speed = 20
    pool.play()
    browser.hidden = true
    browser.pass(3000)
    expect(steps()[0]).toBeGreaterThan(40)
  })

  it('drops frames of an earlier run', () => {
    const { browser, pool, steps } = race({ 1: cheap })
    pool.speed = Infinity
    pool.play()
    browser.pass(200)
    const late: FromWorker = { type: 'frame', run: 1, racers: [{ ...frame, id: 1, step: 77 }] }
    pool.load(document, [1])
    browser.workers[0].onmessage!({ data: late } as MessageEvent)
    expect(steps()).toEqual([0])
    browser.pass(200)
    expect(steps()).toEqual([0])
    expect(pool.settled).toBe(true)
  })

  it('takes a racer out', () => {
    const { browser, pool, steps } = race({ 1: cheap, 2: slow })
    pool.remove(2)
    pool.speed = Infinity
    pool.play()
    browser.pass(500)
    expect(steps().length).toBe(1)
    expect(steps()[0]).toBeGreaterThan(1000)
  })

  it('probes the watched racers, about ten times a second while running and once after', () => {
    const { browser, pool, probes, steps } = race({ 1: cheap, 2: cheap })
    pool.watch(grid, [2])
    browser.pass(200)
    expect(probes.map(({ id }) => id)).toEqual([2])
    pool.speed = 100
    pool.play()
    browser.pass(1000)
    expect(probes.length).toBeGreaterThan(6)
    expect(probes.length).toBeLessThan(12)
    pool.pause()
    browser.pass(500)
    const { probe } = probes.at(-1)!
    expect(probe.kind === 'grid' && probe.values[0]).toBe(steps()[1])
    const before = probes.length
    browser.pass(1000)
    expect(probes.length).toBe(before)
    pool.watch(null, [])
    pool.stepOnce()
    browser.pass(500)
    expect(probes.length).toBe(before)
  })

  it('probes racers that were not there yet when it asked', () => {
    const { browser, pool, probes, ids } = race({ 1: cheap, 2: cheap, 3: cheap }, 2)
    pool.watch(grid, ids)
    browser.pass(500)
    probes.length = 0
    // The question goes out with the start: the first frames come before the racers are built.
    pool.load(document, ids)
    browser.pass(500)
    expect(new Set(probes.map(({ id }) => id))).toEqual(new Set(ids))
  })

  it('answers questions', async () => {
    const { browser, pool } = race({ 1: cheap })
    const question = pool.inquiries.landscape({ id: 'saddle', parameters: {} }, { x: [0, 1] }, 3, 1)
    browser.pass(50)
    await expect(question).resolves.toMatchObject({ width: 3, height: 1 })
  })
})

describe('a worker that dies', () => {
  it('is noticed within 3 s, replaced and resumed; replayed points are the same', () => {
    const { browser, pool, curve, log, steps } = race({ 1: slow, 2: slow })
    pool.speed = Infinity
    pool.play()
    browser.pass(5000)
    const saved = pool.standings.get(1)!.checkpoints.before(Infinity)!.step
    const reached = steps()[0]
    pool.kill(0)
    browser.pass(3000)
    expect(log).toEqual([`replaced 1 at ${saved}`])
    expect(browser.workers.length).toBe(3)
    expect(reached).toBeGreaterThan(saved)
    browser.pass(4000)
    expect(pool.standings.get(1)!.recovering).toBeUndefined()
    expect(steps()[0]).toBeGreaterThan(reached)
    expect(curve(1)).toEqual(undisturbed(steps()[0]).slice(0, curve(1).length))
    expect(curve(1).length).toBe(steps()[0] + 1)
    expect(Math.abs(steps()[0] - steps()[1])).toBeLessThan(200)
  })

  it('shows its racers as recovering until they are where they were', () => {
    const { browser, pool, steps } = race({ 1: slow, 2: slow })
    pool.speed = Infinity
    pool.play()
    browser.pass(1500)
    const reached = steps()[0]
    browser.workers[0].onerror!({} as ErrorEvent)
    expect(pool.standings.get(1)!.recovering).toBeGreaterThanOrEqual(reached)
    expect(pool.standings.get(2)!.recovering).toBeUndefined()
    browser.pass(100)
    expect(pool.standings.get(1)!.recovering).toBeGreaterThanOrEqual(reached)
    browser.pass(4000)
    expect(pool.standings.get(1)!.recovering).toBeUndefined()
  })

  it('brings its racers back to where they were when the race is paused meanwhile', () => {
    const { browser, pool, steps } = race({ 1: slow })
    pool.speed = Infinity
    pool.play()
    browser.pass(1500)
    const [reached] = steps()
    browser.workers[0].onerror!({} as ErrorEvent)
    pool.pause()
    browser.pass(4000)
    expect(steps()).toEqual([reached])
    expect(pool.settled).toBe(true)
  })

  it('is noticed when it hangs', () => {
    const { browser, pool, log } = race({ 1: slow, 2: slow })
    pool.speed = Infinity
    pool.play()
    browser.pass(500)
    browser.workers[1].hung = true
    browser.pass(3000)
    expect(log).toEqual(['replaced 2 at 0'])
    expect(browser.workers[1].terminated).toBe(true)
  })

  it('comes back to where it was while the race is paused', () => {
    const { browser, pool, steps, log } = race({ 1: slow, 2: slow })
    pool.advanceTo(300)
    browser.pass(2000)
    for (let death = 1; death <= 4; death++) {
      pool.kill(0)
      browser.pass(5000)
      expect(log.length).toBe(death)
      expect(steps()).toEqual([300, 300])
    }
    expect(pool.settled).toBe(true)
  })

  it('keeps finished racers finished', () => {
    const { browser, pool, steps } = race({ 1: { cost: 1, budget: 50 }, 2: { cost: 1, budget: 50 } })
    pool.advanceTo(50)
    browser.pass(500)
    pool.kill(0)
    browser.pass(5000)
    expect(steps()).toEqual([50, 50])
    expect(pool.standings.active).toEqual([])
  })

  it('is given up after dying again and again at the same place', () => {
    const { browser, pool, log } = race({ 1: { ...slow, hangs: 30 }, 2: slow })
    pool.speed = Infinity
    pool.play()
    browser.pass(20_000)
    expect(log).toEqual([...Array<string>(DEATHS - 1).fill('replaced 1 at 0'), 'lost 1'])
    expect(pool.playing).toBe(false)
    expect(pool.standings.get(1)!.status).toBe('failed')
    const before = browser.workers.length
    browser.pass(10_000)
    expect(browser.workers.length).toBe(before)
  })

  it('is not accused while the page itself slept', () => {
    const { browser, log } = race({ 1: slow })
    browser.time.now += 60_000
    browser.pass(2000)
    expect(log).toEqual([])
  })

  it('that is given up leaves the page at rest', () => {
    const { browser, pool } = race({ 1: { ...slow, hangs: 30 }, 2: slow })
    pool.watch(grid, [1, 2])
    pool.speed = Infinity
    pool.play()
    browser.pass(20_000)
    const before = browser.frames
    browser.pass(2000)
    expect(browser.frames).toBe(before)
  })

  it('has its questions asked again', async () => {
    const { browser, pool } = race({ 1: cheap })
    browser.workers[0].hung = true
    const question = pool.inquiries.scene(document)
    browser.pass(4000)
    await expect(question).resolves.toMatchObject({ kind: 'surface' })
  })
})
