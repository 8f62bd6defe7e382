import { beforeEach, describe, expect, it } from 'vitest'
import { defaultExperiment, usualProblem } from '../../experiment/defaults.ts'
import type { Experiment } from '../../experiment/document.ts'
import { fakeBrowser, type FakeBrowser } from '../../worker/fakeWorkers.ts'
import { createApp, type App } from '../app.ts'
import { Curves } from '../curveStore.ts'
import { Documents } from '../documents.ts'
import { News } from '../news.ts'
import { Race } from '../race.ts'
import { TableKeeper } from './tableKeeper.ts'

const tableOf = (digest: string): Experiment => ({
  ...defaultExperiment(),
  budget: 50,
  problem: usualProblem({
    id: 'table',
    parameters: {},
    table: {
      ...{ digest: digest.padEnd(22, 'A'), name: `${digest}.csv`, types: 'nnc', target: 2, missing: 'drop' },
      ...{ rows: 30, features: 2, classes: 2, nonnegative: true },
    },
  }),
})

let app: App
let here: Set<string>
let broken: boolean
/** First letter of the digest whose answer comes late. */
let slow: string
let browser: FakeBrowser
let documents: Documents
let race: Race
let tables: TableKeeper

const settled = () => new Promise((resolve) => setTimeout(resolve))
const status = () => app.getState().table?.status
const statuses = () => Object.values(app.getState().readouts).map((readout) => readout.status)
const starts = () => browser.workers.flatMap(({ received }) => received).filter(({ type }) => type === 'start')

beforeEach(async () => {
  app = createApp()
  here = new Set()
  broken = false
  slow = ''
  const run = { cost: 1, budget: 50 }
  browser = fakeBrowser({ 1: run, 2: run, 3: run, 4: run })
  documents = new Documents(app)
  race = new Race(app, new Curves(), new News((callback) => callback()), documents)
  tables = new TableKeeper(
    app,
    async (digest) => {
      if (slow !== '' && digest.startsWith(slow)) await settled()
      if (broken) throw new Error('no store')
      return here.has(digest.replace(/A+$/, ''))
    },
    () => race.tableChanged(),
  )
  documents.follow(tables)
  documents.follow(race)
  race.start(browser)
  browser.pass(100)
})

describe('a document that needs a table', () => {
  it('runs where the table is on the device', async () => {
    here.add('x')
    documents.load(tableOf('x'))
    expect(status()).toBe('checking')
    await settled()
    expect(status()).toBe('here')
    race.setSpeed(1000)
    race.play()
    browser.pass(3000)
    expect(statuses()).toEqual(['finished', 'finished', 'finished', 'finished'])
  })

  it('waits where it is not: nothing is built, nothing fails, nothing runs', async () => {
    documents.load(tableOf('x'))
    await settled()
    browser.pass(300)
    const before = starts().length
    expect(status()).toBe('missing')
    expect(app.getState()).toMatchObject({ run: 'ready', step: 0, notices: [], scene: null })
    race.play()
    race.stepOnce()
    race.seek(20)
    race.reset()
    browser.pass(500)
    expect(statuses()).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
    expect(app.getState()).toMatchObject({ run: 'ready', step: 0, notices: [] })
    expect(starts()).toHaveLength(before)
  })

  it('goes on when the file has come', async () => {
    documents.load(tableOf('x'))
    await settled()
    here.add('x')
    await tables.check()
    browser.pass(200)
    expect(statuses()).toEqual(['ready', 'ready', 'ready', 'ready'])
    race.play()
    browser.pass(300)
    expect(app.getState().run).toBe('running')
  })

  it('waits again when the file is deleted, also while running', async () => {
    here.add('x')
    documents.load(tableOf('x'))
    await settled()
    race.play()
    browser.pass(300)
    here.delete('x')
    await tables.check()
    browser.pass(300)
    expect(status()).toBe('missing')
    expect(app.getState().run).toBe('ready')
    expect(statuses()).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
  })

  it('takes the answer for the table it needs now, not for one before that comes late', async () => {
    here.add('y')
    slow = 'x'
    documents.load(tableOf('x'))
    documents.load(tableOf('y'))
    await settled()
    await settled()
    expect(app.getState().table).toMatchObject({ digest: 'y'.padEnd(22, 'A'), status: 'here' })
  })

  it('says where the device cannot tell', async () => {
    broken = true
    documents.load(tableOf('x'))
    await settled()
    expect(status()).toBe('unreadable')
    expect(statuses()).toContain('waiting')
  })

  it('may give way to one that needs none', async () => {
    documents.load(tableOf('x'))
    await settled()
    documents.load(defaultExperiment())
    browser.pass(200)
    expect(app.getState().table).toBeNull()
    expect(statuses()).toEqual(['ready', 'ready', 'ready', 'ready'])
  })
})
