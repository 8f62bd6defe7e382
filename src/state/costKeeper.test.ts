import { beforeEach, expect, it } from 'vitest'
import type { Experiment } from '../experiment/document.ts'
import { presets } from '../experiment/presets.ts'
import { createApp, type App } from './app.ts'
import { CostKeeper, roughOperations } from './costKeeper.ts'

const preset = (id: string): Experiment => presets.find((one) => one.id === id)!.experiment
const heavy: Experiment = { ...preset('small-cnn'), budget: 100_000 }

let app: App
let asked: Experiment[]
let timers: (() => void)[]
let keeper: CostKeeper
const show = (document: Experiment, run: 'ready' | 'running' = 'ready') => {
  app.setState({ document, run })
  keeper.follow()
}
const settle = async () => {
  for (const timer of timers.splice(0)) timer()
  await Promise.resolve()
}

beforeEach(() => {
  app = createApp()
  asked = []
  timers = []
  keeper = new CostKeeper(
    app,
    (document) => {
      asked.push(document)
      return Promise.resolve(90)
    },
    (_, callback) => void timers.push(callback),
  )
})

it('tries heavy experiments out when edits are over, once', async () => {
  show({ ...heavy, budget: 90_000 })
  show(heavy)
  show(heavy)
  expect(asked).toEqual([])
  await settle()
  expect(asked).toEqual([heavy])
  expect(app.getState().cost).toBe(90)
  show(heavy, 'running')
  await settle()
  expect(asked).toHaveLength(1)
})

it('does not ask for light ones, and forgets the cost of a heavy one', async () => {
  show(preset('narrow-ravine'))
  show(preset('two-moons'))
  await settle()
  expect(asked).toEqual([])
  show(heavy)
  await settle()
  show(preset('two-moons'))
  expect(app.getState().cost).toBeNull()
})

it('leaves a race that has begun meanwhile alone, and asks when it is ready again', async () => {
  show(heavy)
  app.setState({ run: 'running' })
  await settle()
  expect(asked).toEqual([])
  show(heavy)
  await settle()
  expect(asked).toHaveLength(1)
})

it('grows with budget, batches and racers', () => {
  const base = roughOperations(heavy)
  expect(roughOperations({ ...heavy, budget: 2 * heavy.budget })).toBe(2 * base)
  expect(roughOperations({ ...heavy, racers: heavy.racers.slice(0, 1) })).toBeLessThan(base)
})
