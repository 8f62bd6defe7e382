import { beforeEach, describe, expect, it } from 'vitest'
import { defaultDataProblem, defaultExperiment } from '../experiment/defaults.ts'
import type { Experiment, Racer } from '../experiment/document.ts'
import { decodeLink } from '../experiment/link.ts'
import { undisturbed, type FakeRun } from '../worker/fakeTrainer.ts'
import { fakeBrowser, type FakeBrowser } from '../worker/fakeWorkers.ts'
import { createApp, type App } from './app.ts'
import { Curves } from './curveStore.ts'
import { Documents } from './documents.ts'
import { News } from './news.ts'
import { Race } from './race.ts'

let app: App
let browser: FakeBrowser
let curves: Curves
let documents: Documents
let race: Race
let newsFrames: number

const BUDGET = 1000

function start(runs: Record<number, Partial<FakeRun>> = {}): void {
  const experiment: Experiment = { ...defaultExperiment(), budget: BUDGET }
  const all = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [index + 1, { cost: 1, budget: BUDGET, ...runs[index + 1] }]),
  )
  app = createApp()
  app.setState({ document: experiment })
  browser = fakeBrowser(all)
  curves = new Curves()
  newsFrames = 0
  const news = new News((callback) => {
    newsFrames++
    callback()
  })
  documents = new Documents(app)
  race = new Race(app, curves, news, documents)
  documents.follow(race)
  race.start(browser)
  browser.pass(100)
}

beforeEach(() => start())

const state = () => app.getState()
const statuses = () => state().document.racers.map(({ id }) => state().readouts[id].status)
const rows = (id: number) => {
  const curve = curves.of(id)
  return curve ? [...curve.columns.loss.subarray(0, curve.rows)] : []
}
const change = (id: number, changes: Partial<Racer>) =>
  documents.edit((experiment) => ({
    ...experiment,
    racers: experiment.racers.map((racer) => (racer.id === id ? { ...racer, ...changes } : racer)),
  }))
const playFor = (milliseconds: number, speed = 100) => {
  race.setSpeed(speed)
  race.play()
  browser.pass(milliseconds)
}

describe('the race', () => {
  it('is ready and waits for play; its start is on the page', async () => {
    browser.pass(2000)
    expect(state()).toMatchObject({ run: 'ready', step: 0 })
    expect(statuses()).toEqual(['ready', 'ready', 'ready', 'ready'])
    expect(rows(1)).toEqual([1])
    await Promise.resolve()
    expect(state().scene).toMatchObject({ kind: 'surface' })
  })

  it('runs, pauses with all racers at the same step, and goes on', () => {
    playFor(1000)
    expect(state().run).toBe('running')
    expect(statuses()).toEqual(['running', 'running', 'running', 'running'])
    race.pause()
    expect(state().run).toBe('paused')
    browser.pass(300)
    expect(statuses()).toEqual(['paused', 'paused', 'paused', 'paused'])
    const { step, readouts } = state()
    expect(step).toBeGreaterThan(80)
    for (const { id } of state().document.racers) {
      expect(readouts[id].step).toBe(step)
      expect(rows(id)).toEqual(undisturbed(step))
    }
    playFor(500)
    expect(state().step).toBeGreaterThan(step)
  })

  it('makes one step', () => {
    race.stepOnce()
    browser.pass(100)
    expect(state()).toMatchObject({ run: 'paused', step: 1 })
    race.stepOnce()
    browser.pass(100)
    expect(state().step).toBe(2)
  })

  it('finishes, and plays again from the start', () => {
    playFor(6000, Infinity)
    expect(state()).toMatchObject({ run: 'finished', step: BUDGET })
    expect(statuses()).toEqual(['finished', 'finished', 'finished', 'finished'])
    race.stepOnce()
    browser.pass(100)
    expect(state()).toMatchObject({ run: 'finished', step: BUDGET })
    playFor(500)
    expect(state().run).toBe('running')
    expect(state().step).toBeLessThan(100)
    expect(rows(1).length).toBeLessThan(100)
  })

  it('resets to the same run', () => {
    playFor(500)
    const before = rows(1)
    race.reset()
    expect(state()).toMatchObject({ run: 'ready', step: 0 })
    browser.pass(100)
    expect(rows(1)).toEqual([1])
    playFor(1000)
    expect(rows(1).slice(0, before.length)).toEqual(before)
  })

  it('seeks forth and back', () => {
    race.seek(50)
    browser.pass(500)
    expect(state()).toMatchObject({ run: 'paused', step: 50 })
    expect(rows(2)).toEqual(undisturbed(50))
    race.seek(20)
    expect(rows(2).length).toBeLessThanOrEqual(21)
    browser.pass(500)
    expect(state()).toMatchObject({ run: 'paused', step: 20 })
    for (const { id } of state().document.racers) expect(rows(id)).toEqual(undisturbed(20))
    race.seek(-3)
    browser.pass(300)
    expect(state()).toMatchObject({ run: 'ready', step: 0 })
    race.seek(1e9)
    browser.pass(5000)
    expect(state()).toMatchObject({ run: 'finished', step: BUDGET })
  })

  it('seeks back from a checkpoint where there is one', () => {
    playFor(5000, Infinity)
    const before = rows(1)
    race.seek(before.length - 3)
    browser.pass(4000)
    expect(state().step).toBe(before.length - 3)
    expect(rows(1)).toEqual(undisturbed(before.length - 3))
  })

  it('follows the last of many seeks', () => {
    race.seek(60)
    browser.pass(500)
    for (let step = 59; step >= 31; step--) race.seek(step)
    browser.pass(1000)
    expect(state().step).toBe(31)
    expect(rows(1)).toEqual(undisturbed(31))
  })

  it('goes on after a seek while running', () => {
    playFor(1000)
    race.seek(10)
    browser.pass(500)
    expect(state().run).toBe('running')
    expect(state().step).toBeGreaterThan(15)
    expect(state().step).toBeLessThan(90)
  })

  it('lets a diverged racer stop alone, with where and what to try', () => {
    start({ 2: { diverges: 27 } })
    playFor(1000)
    expect(statuses()).toEqual(['running', 'diverged', 'running', 'running'])
    expect(state().readouts[2]).toMatchObject({ step: 27, divergence: { step: 27, where: 'loss' }, rank: 4 })
    expect(state().readouts[2].advice!.rate).toBeLessThan(state().document.racers[1].rate)
    expect(state().step).toBeGreaterThan(27)
  })

  it('names a racer that fails, runs the others, and tries again on the next play', () => {
    start({ 3: { throws: 40 } })
    playFor(1000)
    expect(statuses()).toEqual(['running', 'running', 'stale', 'running'])
    const { name } = state().document.racers[2]
    expect(state().notices).toMatchObject([{ key: 'racerFailed', values: { name, message: 'thrown by the trainer' } }])
    race.pause()
    playFor(200)
    expect(state().step).toBeLessThan(40)
  })

  it('names racers that fail for one reason together', () => {
    start({ 1: { throws: 40 }, 3: { throws: 40 } })
    playFor(1000)
    const { notices, document } = state()
    const name = `${document.racers[0].name}, ${document.racers[2].name}`
    expect(notices).toMatchObject([{ key: 'racerFailed', values: { name, message: 'thrown by the trainer' } }])
  })

  it('waits where its samples could not be had, which the stage says', () => {
    start({ 1: { throws: 40 } })
    app.setState({ sceneFailure: 'thrown by the trainer' })
    playFor(1000)
    expect(statuses()).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
    expect(state().notices).toEqual([])
  })

  it('tells of new rows at most once for each frame of a worker, and of nothing while it rests', () => {
    const before = newsFrames
    browser.pass(1000)
    expect(newsFrames).toBe(before)
  })

  it('writes the store a few times a second while running', () => {
    playFor(500)
    let writes = 0
    const end = app.subscribe(() => writes++)
    browser.pass(2000)
    end()
    expect(writes).toBeGreaterThanOrEqual(6)
    expect(writes).toBeLessThanOrEqual(10)
  })
})

describe('an edit', () => {
  it('of a racer at step 0 builds the race anew at once', () => {
    change(1, { rate: 0.001 })
    browser.pass(200)
    expect(state()).toMatchObject({ run: 'ready', step: 0 })
    expect(statuses()).toEqual(['ready', 'ready', 'ready', 'ready'])
    playFor(500)
    expect(statuses()[0]).toBe('running')
  })

  it('of a racer that has run makes it out of date; the next play runs all again', () => {
    playFor(1000)
    change(2, { warmup: { steps: 5, from: 0, offset: 1 } })
    expect(state().run).toBe('paused')
    expect(statuses()[1]).toBe('stale')
    browser.pass(300)
    expect(statuses()).toEqual(['paused', 'stale', 'paused', 'paused'])
    expect(rows(2).length).toBeGreaterThan(50)
    playFor(200)
    expect(statuses()).toEqual(['running', 'running', 'running', 'running'])
    expect(state().step).toBeLessThan(40)
    expect(rows(2).length).toBeLessThan(40)
  })

  it('of a rate reaches a running race at once, and the document keeps what was before', () => {
    playFor(1000)
    const before = state().document.racers[1]!
    change(2, { rate: 0.001 })
    expect(state().run).toBe('running')
    browser.pass(500)
    expect(statuses()).toEqual(['running', 'running', 'running', 'running'])
    const { earlier, rate } = state().document.racers[1]!
    expect(rate).toBe(0.001)
    expect(earlier).toMatchObject([{ rate: before.rate, batch: before.batch.size }])
    expect(earlier[0]!.until).toBeGreaterThan(80)
    expect(earlier[0]!.until).toBeLessThan(140)
    expect(decodeLink(state().link)).toEqual({ ok: true, experiment: state().document })
    // Told before it had passed the step.
    const told = browser.workers.flatMap(({ trainers }) => trainers.filter(({ changes }) => changes.length > 0))
    const [last] = told.flatMap(({ changes }) => changes.filter(({ racer }) => racer.id === 2)).slice(-1)
    expect(last).toMatchObject({ racer: { rate: 0.001, earlier } })
    expect(last!.step).toBeLessThanOrEqual(earlier[0]!.until)
  })

  it('that is a drag leaves a few records', () => {
    playFor(500)
    for (let i = 0; i < 50; i++) {
      change(2, { rate: 0.001 + i / 1e5 })
      browser.pass(16)
    }
    browser.pass(400)
    const { earlier, rate } = state().document.racers[1]!
    expect(rate).toBeCloseTo(0.00149, 12)
    expect(earlier.length).toBeGreaterThan(1)
    expect(earlier.length).toBeLessThan(6)
    race.pause()
    browser.pass(200)
    change(2, { rate: 0.002 })
    change(2, { rate: 0.003 })
    const last = state().document.racers[1]!.earlier
    expect(last).toHaveLength(earlier.length + 1)
    expect(last.at(-1)!.until).toBe(state().step)
  })

  it('of a rate is undone live, and gone after a reset', () => {
    playFor(1000)
    const { rate } = state().document.racers[1]!
    change(2, { rate: 0.001 })
    browser.pass(500)
    documents.undo()
    browser.pass(500)
    expect(state().run).toBe('running')
    expect(state().document.racers[1]).toMatchObject({ rate, earlier: [{ rate }, { rate: 0.001 }] })
    race.reset()
    browser.pass(100)
    expect(state().document.racers[1]).toMatchObject({ rate, earlier: [] })
    expect(state()).toMatchObject({ run: 'ready', step: 0 })
    documents.undo()
    expect(state().document.racers[1]!.earlier).toHaveLength(2)
  })

  it('of a racer that has ended, or of more than can change live, waits for a new start', () => {
    start({ 2: { diverges: 27 } })
    playFor(1000)
    change(2, { rate: 0.001 })
    expect(statuses()[1]).toBe('stale')
    expect(state().run).toBe('paused')
    documents.undo()
    race.play()
    browser.pass(100)
    change(1, { rate: 0.001 })
    browser.pass(400)
    expect(statuses()).toEqual(['running', 'diverged', 'running', 'running'])
    change(1, { rate: 0.002, warmup: { steps: 5, from: 0, offset: 1 } })
    expect(statuses()[0]).toBe('stale')
    race.play()
    browser.pass(100)
    expect(state().document.racers[0]!.earlier).toEqual([])
  })

  it('of a race that went back forgets what came after', () => {
    playFor(1000)
    change(1, { rate: 0.001 })
    browser.pass(400)
    race.pause()
    browser.pass(200)
    race.seek(40)
    browser.pass(300)
    expect(state().step).toBe(40)
    change(1, { rate: 0.02 })
    expect(state().document.racers[0]!.earlier).toMatchObject([{ until: 40 }])
    expect(statuses()).toEqual(['paused', 'paused', 'paused', 'paused'])
  })

  it('that is undone makes it current again', () => {
    race.seek(50)
    browser.pass(500)
    change(2, { warmup: { steps: 5, from: 0, offset: 1 } })
    expect(statuses()).toEqual(['paused', 'stale', 'paused', 'paused'])
    documents.undo()
    browser.pass(100)
    expect(statuses()).toEqual(['paused', 'paused', 'paused', 'paused'])
    race.stepOnce()
    browser.pass(200)
    expect(state().step).toBe(51)
  })

  it('of the seed concerns all racers, of names and colours none', () => {
    playFor(500)
    change(1, { name: 'Other', colour: 9, dash: 3, hidden: true })
    expect(state().run).toBe('running')
    expect(statuses()).toEqual(['running', 'running', 'running', 'running'])
    documents.edit((experiment) => ({ ...experiment, target: 1e-3 }))
    expect(state().run).toBe('running')
    documents.edit((experiment) => ({ ...experiment, seed: 5 }))
    expect(statuses()).toEqual(['stale', 'stale', 'stale', 'stale'])
  })

  it('that removes a racer takes it out of the run', () => {
    playFor(500)
    documents.edit((experiment) => ({ ...experiment, racers: experiment.racers.filter(({ id }) => id !== 3) }))
    browser.pass(500)
    expect(state().run).toBe('running')
    expect(Object.keys(state().readouts)).toEqual(['1', '2', '4'])
    expect(rows(3)).toEqual([])
  })

  it('that adds a racer pauses the race; a step runs all again', () => {
    playFor(500)
    documents.edit((experiment) => ({
      ...experiment,
      racers: [...experiment.racers, { ...experiment.racers[0], id: 7, colour: 7, name: 'Seven' }],
    }))
    expect(state().run).toBe('paused')
    expect(statuses()[4]).toBe('stale')
    race.stepOnce()
    browser.pass(200)
    expect(state().step).toBe(1)
    expect(rows(7)).toEqual(undisturbed(1))
    expect(rows(1)).toEqual(undisturbed(1))
  })

  it('of the problem shows the new stage at step 0, also while running', async () => {
    playFor(500)
    documents.edit((experiment) => ({ ...experiment, preset: '', problem: defaultDataProblem('moons') }))
    expect(state()).toMatchObject({ run: 'ready', step: 0, scene: null })
    browser.pass(200)
    await Promise.resolve()
    expect(statuses()).toEqual(['ready', 'ready', 'ready', 'ready'])
    expect(rows(1)).toEqual([1])
  })

  it('can be dragged: the last value is the one that runs', () => {
    for (let value = 1; value <= 30; value++) {
      change(1, { rate: value / 1000 })
      browser.pass(5)
    }
    browser.pass(300)
    expect(statuses()).toEqual(['ready', 'ready', 'ready', 'ready'])
    const starts = browser.workers.flatMap(({ received }) => received).filter((message) => message.type === 'start')
    expect(starts.at(-1)).toMatchObject({ document: { racers: [{ rate: 0.03 }, {}, {}, {}] } })
  })

  it('right before play is what runs', () => {
    change(1, { rate: 0.002 })
    change(1, { rate: 0.003 })
    playFor(300)
    expect(statuses()[0]).toBe('running')
    const starts = browser.workers.flatMap(({ received }) => received).filter((message) => message.type === 'start')
    expect(starts.at(-1)).toMatchObject({ document: { racers: [{ rate: 0.003 }, {}, {}, {}] } })
  })

  it('may leave no racers; then nothing runs', () => {
    documents.edit((experiment) => ({ ...experiment, racers: [] }))
    playFor(300)
    race.stepOnce()
    race.seek(5)
    expect(state()).toMatchObject({ run: 'ready', step: 0, readouts: {} })
  })

  it('loading another experiment stops the run and starts it nowhere', () => {
    playFor(500)
    documents.load({ ...defaultExperiment(), seed: 99 })
    browser.pass(1000)
    expect(state()).toMatchObject({ run: 'ready', step: 0 })
  })
})

describe('a worker that dies', () => {
  it('is replaced: its racers recover and their curves are the same', () => {
    start({ 1: { cost: 2 }, 2: { cost: 2 } })
    race.setSpeed(Infinity)
    race.play()
    browser.pass(1000)
    race.killWorker(0)
    browser.pass(2900)
    expect(statuses()).toContain('recovering')
    expect(state().notices).toMatchObject([{ kind: 'warn', key: 'workerReplaced' }])
    browser.pass(20_000)
    expect(state().run).toBe('finished')
    for (const { id } of state().document.racers) expect(rows(id)).toEqual(undisturbed(BUDGET))
  })

  it('again and again at the same place stops the race with a notice', () => {
    start({ 1: { hangs: 30 } })
    race.setSpeed(Infinity)
    race.play()
    browser.pass(20_000)
    expect(state().run).toBe('paused')
    expect(state().notices.map(({ kind, key }) => [kind, key])).toContainEqual(['danger', 'workerLost'])
    expect(statuses()[0]).toBe('stale')
    expect(statuses()[1]).toBe('paused')
  })
})

describe('what has run', () => {
  const ends: { step: number; finished: boolean; racers: number[]; losses: number[]; seed: number }[] = []
  const listen = () => {
    ends.length = 0
    race.onEnd(({ step, finished, experiment, racers }) =>
      ends.push({
        step,
        finished,
        racers: racers.map(({ racer }) => racer.id),
        losses: racers.map(({ readout }) => readout.loss),
        seed: experiment.seed,
      }),
    )
  }

  it('is told when it is over, with its last figures', () => {
    listen()
    expect(race.ran).toBeUndefined()
    playFor(6000, Infinity)
    expect(ends).toHaveLength(1)
    const losses = [1, 2, 3, 4].map((id) => rows(id).at(-1))
    expect(ends[0]).toMatchObject({ step: BUDGET, finished: true, racers: [1, 2, 3, 4], losses })
  })

  it.each<[string, () => void]>([
    ['a reset', () => race.reset()],
    [
      'another experiment with fewer racers',
      () => documents.load({ ...defaultExperiment(), racers: defaultExperiment().racers.slice(0, 1), seed: 77 }),
    ],
    ['settings that changed, when it is played', () => (documents.edit((one) => ({ ...one, seed: 77 })), race.play())],
  ])('is told before it gives way to %s', (_, replace) => {
    listen()
    playFor(1000)
    race.pause()
    browser.pass(300)
    const { step, document } = state()
    replace()
    expect(ends).toHaveLength(1)
    expect(ends[0]).toMatchObject({ step, finished: false, racers: [1, 2, 3, 4], seed: document.seed })
  })

  it('is not told of a race that made no step, nor of a walk back', () => {
    listen()
    race.reset()
    expect(ends).toEqual([])
    playFor(1000)
    race.pause()
    browser.pass(300)
    race.seek(5)
    browser.pass(1000)
    expect(ends).toEqual([])
    expect(race.ran).toMatchObject({ step: 5 })
  })
})

describe('pictures of the racers', () => {
  const grid = { kind: 'grid', size: 2, x: [0, 1] } as const
  const answered = () =>
    state()
      .document.racers.filter(({ id }) => race.probeOf(id) !== undefined)
      .map(({ id }) => id)

  it('come of every visible racer, or of one alone, and the others are forgotten', () => {
    const ids = state().document.racers.map(({ id }) => id)
    change(ids[3]!, { hidden: true })
    race.watch(grid)
    browser.pass(500)
    expect(answered()).toEqual(ids.slice(0, 3))
    race.watch(grid, ids[1])
    expect(answered()).toEqual([])
    browser.pass(500)
    expect(answered()).toEqual([ids[1]])
    race.watch(grid, ids[2])
    browser.pass(500)
    expect(answered()).toEqual([ids[2]])
    race.watch(null)
    browser.pass(500)
    expect(answered()).toEqual([])
  })
})
