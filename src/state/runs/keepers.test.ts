import { beforeEach, describe, expect, it } from 'vitest'
import { defaultExperiment } from '../../experiment/defaults.ts'
import { encodeLink } from '../../experiment/link.ts'
import { createApp, type App } from '../app.ts'
import { Documents } from '../documents.ts'
import type { Ran } from '../ran.ts'
import { RunKeeper, type RunPlace } from './runKeeper.ts'
import { troubleOf } from './trouble.ts'
import type { Work } from './validate.ts'
import { WorkKeeper, type WorkPlace } from './workKeeper.ts'

let app: App
let fails: Error | undefined
const keys = () => app.getState().notices.map(({ key }) => key)
const attempt = async <T>(work: () => T): Promise<T> => {
  if (fails) throw fails
  return work()
}

beforeEach(() => {
  app = createApp()
  fails = undefined
})

describe('the keeper of runs', () => {
  const kept = new Map<string, { step: number; date: number; finished: boolean }>()
  const place: RunPlace = {
    putRun: (run, _, replaced) =>
      attempt(() => {
        if (replaced !== undefined) kept.delete(replaced)
        kept.set(run.key, { step: run.step, date: run.date, finished: run.finished })
      }),
  }
  let clock = 0
  const ran = (run: number, step: number, finished = false): Ran => ({
    run,
    step,
    finished,
    experiment: app.getState().document,
    racers: [],
  })
  let keeper: RunKeeper
  const steps = () => [...kept.values()].map(({ step }) => step)

  beforeEach(() => {
    kept.clear()
    keeper = new RunKeeper(
      app,
      () => Promise.resolve(place),
      () => ++clock,
    )
  })

  it('keeps a run once, as far as it came', async () => {
    await keeper.keep(ran(1, 20))
    await keeper.keep(ran(1, 50))
    await keeper.keep(ran(1, 30))
    expect(steps()).toEqual([50])
    await keeper.keep(ran(1, 100, true))
    expect(steps()).toEqual([100])
    await keeper.keep(ran(2, 40))
    expect(steps()).toEqual([100, 40])
  })

  it('keeps the same link and step once, with the newest date', async () => {
    await keeper.keep(ran(1, 100, true))
    const [first] = kept.values()
    await keeper.keep(ran(2, 100, true))
    expect(steps()).toEqual([100])
    expect([...kept.values()][0]!.date).toBeGreaterThan(first!.date)
  })

  it('does not bring back what was deleted, when the race is reset', async () => {
    await keeper.keep(ran(1, 100, true))
    kept.clear()
    await keeper.keep(ran(1, 100, true))
    expect(steps()).toEqual([])
  })

  it('says once why it cannot, and goes on when it can', async () => {
    fails = new DOMException('no room', 'QuotaExceededError')
    await keeper.keep(ran(1, 1))
    await keeper.keep(ran(2, 1))
    expect(keys()).toEqual(['runsFull'])
    fails = undefined
    await keeper.keep(ran(3, 5))
    expect(steps()).toEqual([5])
  })
})

it('names what is wrong with a store', () => {
  expect(troubleOf(new DOMException('', 'QuotaExceededError'))).toBe('runsFull')
  expect(troubleOf(new DOMException('', 'VersionError'))).toBe('runsNewer')
  expect(troubleOf(new DOMException('', 'SecurityError'))).toBe('runsUnavailable')
  expect(troubleOf(undefined)).toBe('runsUnavailable')
})

describe('the keeper of work', () => {
  const works = new Map<string, Work>()
  const place: WorkPlace = {
    putWork: (work) => attempt(() => void works.set(work.session, work)),
    allWork: () => attempt(() => [...works.values()]),
    deleteWork: (session) => attempt(() => void works.delete(session)),
  }
  let timers: (() => void)[] = []
  let documents: Documents
  let clock = 0

  /** A page load of its own, with what it needs. */
  function visit(session: string): WorkKeeper {
    app = createApp()
    documents = new Documents(app)
    const keeper = new WorkKeeper(app, documents, session, {
      place: () => Promise.resolve(place),
      now: () => ++clock,
      later: (_, callback) => void timers.push(callback),
    })
    documents.follow(keeper)
    return keeper
  }
  const seed = (value: number) => documents.edit((experiment) => ({ ...experiment, seed: value }))
  const pass = async () => {
    for (const callback of timers.splice(0)) callback()
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  const link = (value: number) => encodeLink({ ...defaultExperiment(), seed: value })

  beforeEach(() => {
    works.clear()
    timers = []
  })

  it('keeps the last of many edits, and nothing that was merely opened', async () => {
    visit('one')
    documents.load({ ...defaultExperiment(), seed: 5 })
    await pass()
    expect(works.size).toBe(0)
    for (let value = 10; value < 60; value++) seed(value)
    expect(timers).toHaveLength(1)
    await pass()
    expect([...works.values()].map((work) => work.link)).toEqual([link(59)])
  })

  it('writes at once when the page goes away, and only what waits', async () => {
    const keeper = visit('one')
    await keeper.write()
    expect(works.size).toBe(0)
    seed(8)
    await keeper.write()
    expect(works.get('one')!.link).toBe(link(8))
  })

  it('offers the last work and goes on with it; undo leads back', async () => {
    visit('one')
    seed(8)
    await pass()
    const keeper = visit('two')
    await keeper.offer()
    expect(keys()).toEqual(['workFound'])
    const opening = app.getState().link
    keeper.resume()
    expect([app.getState().link, keys()]).toEqual([link(8), []])
    documents.undo()
    expect(app.getState().link).toBe(opening)
  })

  it('does not offer again what was declined', async () => {
    visit('one')
    seed(8)
    await pass()
    const keeper = visit('two')
    await keeper.offer()
    await keeper.decline()
    expect(keys()).toEqual([])
    await visit('three').offer()
    expect(keys()).toEqual([])
  })

  it('keeps two tabs apart', async () => {
    visit('one')
    seed(8)
    await pass()
    visit('two')
    seed(9)
    await pass()
    expect([...works.values()].map((work) => work.link)).toEqual([link(8), link(9)])
  })

  it('says nothing of a broken store until something is not kept', async () => {
    fails = new Error('broken')
    const keeper = visit('one')
    await keeper.offer()
    expect(keys()).toEqual([])
    seed(8)
    await pass()
    seed(9)
    await pass()
    expect(keys()).toEqual(['runsUnavailable'])
    expect(app.getState().document.seed).toBe(9)
  })
})
