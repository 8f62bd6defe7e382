import { beforeEach, describe, expect, it } from 'vitest'
import { defaultExperiment } from '../experiment/defaults.ts'
import { decodeLink } from '../experiment/link.ts'
import { createApp, type App } from './app.ts'
import { Documents } from './documents.ts'
import { asNewRacer, newRacer } from './newRacer.ts'
import { validate } from '../experiment/schema.ts'

let app: App
let documents: Documents
beforeEach(() => {
  app = createApp()
  documents = new Documents(app)
})

describe('the document', () => {
  it('is edited, undone and redone, and the link follows', () => {
    documents.edit((experiment) => ({ ...experiment, seed: 3 }))
    expect(decodeLink(app.getState().link)).toMatchObject({ ok: true, experiment: { seed: 3 } })
    expect(app.getState()).toMatchObject({ canUndo: true, canRedo: false })
    documents.undo()
    expect(app.getState().document).toEqual(defaultExperiment())
    expect(app.getState()).toMatchObject({ canUndo: false, canRedo: true })
    documents.redo()
    expect(app.getState().document.seed).toBe(3)
  })

  it('refuses an edit that is not valid, and says what is wrong', () => {
    documents.edit((experiment) => ({ ...experiment, budget: -1 }))
    expect(app.getState().document).toEqual(defaultExperiment())
    expect(app.getState().canUndo).toBe(false)
    expect(app.getState().notices).toMatchObject([{ kind: 'warn', key: 'editRefused', values: { path: 'budget' } }])
  })

  it('says the same thing once', () => {
    documents.edit((experiment) => ({ ...experiment, budget: -1 }))
    documents.edit((experiment) => ({ ...experiment, budget: -1 }))
    expect(app.getState().notices.length).toBe(1)
  })

  it('makes no state of an edit that changes nothing', () => {
    documents.edit((experiment) => experiment)
    documents.edit((experiment) => ({ ...experiment, seed: experiment.seed }))
    expect(app.getState().canUndo).toBe(false)
  })

  it('lets go of a selected racer that is removed', () => {
    app.setState({ selected: 2 })
    documents.edit((experiment) => ({ ...experiment, racers: experiment.racers.slice(0, 1) }))
    expect(app.getState().selected).toBeNull()
  })

  it('selects the second racer of another experiment, and the only one there is', () => {
    const { racers } = defaultExperiment()
    documents.load(defaultExperiment())
    expect(app.getState().selected).toBe(racers[1]!.id)
    documents.load({ ...defaultExperiment(), racers: racers.slice(0, 1) })
    expect(app.getState().selected).toBe(racers[0]!.id)
    documents.load({ ...defaultExperiment(), racers: [] })
    expect(app.getState().selected).toBeNull()
  })

  it('opens a link, and leaves the experiment as it is for a bad one', () => {
    documents.edit((experiment) => ({ ...experiment, seed: 3 }))
    const { link } = app.getState()
    documents.undo()
    documents.openLink(link.slice(0, -9))
    expect(app.getState().notices).toMatchObject([{ key: 'linkTruncated' }])
    expect(app.getState().document.seed).not.toBe(3)
    documents.openLink(link)
    expect(app.getState().document.seed).toBe(3)
  })
})

describe('a new racer', () => {
  it('has an id, a colour and a name of its own, and the document stays valid up to twelve', () => {
    let experiment = defaultExperiment()
    while (experiment.racers.length < 12) {
      experiment = { ...experiment, racers: [...experiment.racers, newRacer(experiment)] }
      expect(validate(experiment)).toMatchObject({ ok: true })
    }
    for (const key of ['id', 'name', 'colour'] as const)
      expect(new Set(experiment.racers.map((racer) => racer[key])).size).toBe(12)
  })

  it('is a copy under a free name', () => {
    const experiment = defaultExperiment()
    const racers = [
      { ...experiment.racers[0], name: 'Adam' },
      { ...experiment.racers[1], name: 'Adam 2' },
    ]
    const copy = asNewRacer({ ...experiment, racers }, { ...racers[1], hidden: true })
    expect(copy).toMatchObject({ name: 'Adam 3', hidden: false, optimizer: racers[1].optimizer })
  })
})
