import { beforeEach, describe, expect, it } from 'vitest'
import { defaultDataProblem, defaultExperiment } from '../experiment/defaults.ts'
import { factsOf } from '../experiment/data.ts'
import type { Experiment } from '../experiment/document.ts'
import type { SceneData } from '../worker/protocol.ts'
import { createApp, type App } from './app.ts'
import { SceneKeeper } from './sceneKeeper.ts'

const withData = (id: string, seed = 1): Experiment => ({
  ...defaultExperiment(),
  problem: defaultDataProblem(id),
  seed,
})

/** A scene of a document as a worker would answer. */
function sceneFor({ problem, seed }: Experiment): SceneData {
  if (problem.kind === 'surface') return { kind: 'surface', dimension: 2, minima: [], start: problem.start }
  const { shape, classes, task } = factsOf(problem.data)!
  const features = shape.reduce((product, size) => product * size, 1)
  const y = Float64Array.of(seed)
  return { kind: 'data', features, shape, classes, task, x: new Float64Array(features), y, split: new Uint8Array(1) }
}

let app: App
let keeper: SceneKeeper
let asked: Experiment[]
let failures: number
let answers: { resolve(scene: SceneData): void; reject(error: Error): void }[]

const settled = () => new Promise((resolve) => setTimeout(resolve))
const show = (document: Experiment) => {
  app.setState({ document })
  keeper.follow()
}
const answer = async () => {
  answers.shift()!.resolve(sceneFor(asked.at(-1)!))
  await settled()
}

beforeEach(() => {
  app = createApp()
  asked = []
  failures = 0
  answers = []
  keeper = new SceneKeeper(
    app,
    (document) => {
      asked.push(document)
      return new Promise((resolve, reject) => answers.push({ resolve, reject }))
    },
    () => failures++,
  )
})

describe('the scene', () => {
  it('is that of the last document: one question at a time', async () => {
    for (const seed of [1, 2, 3]) show(withData('moons', seed))
    expect(asked).toHaveLength(1)
    await answer()
    expect(asked.map(({ seed }) => seed)).toEqual([1, 3])
    await answer()
    expect(app.getState().scene).toMatchObject({ y: Float64Array.of(3) })
    show({ ...withData('moons', 3), budget: 7 })
    expect(asked).toHaveLength(2)
  })

  it('stays until the next one is there, unless that has other inputs or classes', async () => {
    show(withData('moons'))
    await answer()
    show(withData('circles'))
    expect(app.getState().scene).not.toBeNull()
    await answer()
    for (const id of ['rings', 'iris', 'digits', 'sine']) {
      show(withData(id))
      expect(app.getState().scene).toBeNull()
      await answer()
      expect(app.getState().scene).not.toBeNull()
    }
  })

  it('is not shown where the document has become another meanwhile', async () => {
    show(withData('digits'))
    show(withData('moons'))
    answers.shift()!.resolve(sceneFor(withData('digits')))
    await settled()
    expect(app.getState().scene).toBeNull()
    await answer()
    expect(app.getState().scene).toMatchObject({ features: 2 })
  })

  it('of data that cannot be had says why, and is asked for again', async () => {
    show(withData('digits'))
    answers.shift()!.reject(new Error('digits.u8: 404'))
    await settled()
    expect(app.getState()).toMatchObject({ scene: null, sceneFailure: 'digits.u8: 404', notices: [] })
    expect(failures).toBe(1)
    keeper.again()
    expect(app.getState().sceneFailure).toBeNull()
    await answer()
    expect(app.getState()).toMatchObject({ scene: { features: 64 }, sceneFailure: null })
  })

  it('forgets a failure with the document that it belongs to', async () => {
    show(withData('digits'))
    show(withData('moons'))
    answers.shift()!.reject(new Error('digits.u8: 404'))
    await settled()
    expect(app.getState().sceneFailure).toBeNull()
  })

  it('is not asked for while a file is missing', async () => {
    show(withData('moons'))
    await answer()
    app.setState({ table: { digest: 'd', status: 'missing' } })
    show(withData('circles'))
    expect(asked).toHaveLength(1)
    expect(app.getState().scene).toBeNull()
    app.setState({ table: { digest: 'd', status: 'here' } })
    keeper.follow()
    expect(asked).toHaveLength(2)
  })
})
