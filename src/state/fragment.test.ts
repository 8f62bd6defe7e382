import { beforeEach, describe, expect, it } from 'vitest'
import { defaultExperiment } from '../experiment/defaults.ts'
import { encodeLink } from '../experiment/link.ts'
import { createApp, type App } from './app.ts'
import { Documents } from './documents.ts'
import { FakeAddress } from './fakeAddress.ts'
import { Fragment } from './fragment.ts'

let app: App
let documents: Documents
let address: FakeAddress

function open(hash = '', options?: { embedded?: boolean }, session = 'one'): void {
  address = new FakeAddress(hash, options)
  openIn(address, session)
}

/** The page is loaded at the present place of the address. */
function openIn(place: FakeAddress, session: string): void {
  app = createApp()
  documents = new Documents(app)
  const fragment = new Fragment(documents, place, session)
  documents.follow(fragment)
  fragment.open()
}

const seeded = (seed: number) => encodeLink({ ...defaultExperiment(), seed })
const setSeed = (seed: number, merge?: string) => documents.edit((experiment) => ({ ...experiment, seed }), { merge })
const seed = () => app.getState().document.seed
const hashes = () => address.places.map(({ hash }) => hash)
const notices = () => app.getState().notices.map(({ key }) => key)

beforeEach(() => open())

describe('the address', () => {
  it('stays bare until the first edit and follows every edit', () => {
    expect(hashes()).toEqual([''])
    setSeed(1)
    setSeed(2)
    expect(hashes()).toEqual(['', seeded(1), seeded(2)])
    expect(app.getState().link).toBe(seeded(2))
  })

  it('opens the experiment of a link, without a notice', () => {
    open(seeded(5))
    expect([seed(), app.getState().canUndo, notices()]).toEqual([5, false, []])
    expect(hashes()).toEqual([seeded(5)])
  })

  it('has one entry a drag, written now and then', () => {
    const before = address.writes
    for (let value = 1; value <= 60; value++) setSeed(value, 'drag')
    expect(address.writes - before).toBe(1)
    expect(hashes()).toEqual(['', seeded(1)])
    address.wait()
    expect(hashes()).toEqual(['', seeded(60)])
    for (let value = 61; value <= 99; value++) setSeed(value, 'drag')
    setSeed(7)
    expect(hashes()).toEqual(['', seeded(99), seeded(7)])
    address.wait()
    expect(hashes()).toEqual(['', seeded(99), seeded(7)])
  })

  it('is complete when the page goes away during a drag', () => {
    setSeed(1, 'drag')
    setSeed(2, 'drag')
    address.leave()
    expect(hashes()).toEqual(['', seeded(2)])
  })

  it('undoes with back and redoes with forward', () => {
    const first = seed()
    setSeed(1)
    setSeed(2)
    address.walk(-1)
    expect([seed(), app.getState().canRedo]).toEqual([1, true])
    address.walk(-1)
    expect([seed(), app.getState().canUndo]).toEqual([first, false])
    address.walk(2)
    expect(seed()).toBe(2)
    expect(address.places.length).toBe(3)
  })

  it('walks with undo and redo', () => {
    setSeed(1)
    setSeed(2)
    documents.undo()
    expect(seed()).toBe(1)
    address.arrive()
    expect([seed(), address.at]).toEqual([1, 1])
    documents.redo()
    address.arrive()
    expect([seed(), address.at]).toEqual([2, 2])
    expect(hashes()).toEqual(['', seeded(1), seeded(2)])
  })

  it('catches up with quick undos and with edits made while it walks', () => {
    for (const value of [1, 2, 3, 4]) setSeed(value)
    documents.undo()
    documents.undo()
    documents.undo()
    address.arrive()
    address.arrive()
    expect([seed(), address.at]).toEqual([1, 1])
    documents.redo()
    setSeed(9)
    expect(seed()).toBe(9)
    address.arrive()
    expect(hashes()).toEqual(['', seeded(1), seeded(2), seeded(9)])
    expect([seed(), address.at]).toEqual([9, 3])
  })

  it('gives up a walk that does not arrive', () => {
    setSeed(1)
    documents.undo()
    address.go = () => {}
    address.wait()
    setSeed(3)
    address.wait()
    address.wait()
    expect([seed(), address.hash]).toEqual([3, seeded(3)])
  })

  it('is only replaced inside another page', () => {
    open('', { embedded: true })
    setSeed(1)
    address.wait()
    setSeed(2)
    address.wait()
    expect(hashes()).toEqual([seeded(2)])
    documents.undo()
    address.wait()
    expect(hashes()).toEqual([seeded(1)])
  })

  it('takes a link typed by hand, as a state that can be undone', () => {
    setSeed(1)
    address.type(seeded(8))
    expect([seed(), app.getState().canUndo]).toEqual([8, true])
    expect(hashes()).toEqual(['', seeded(1), seeded(8)])
    address.walk(-1)
    expect(seed()).toBe(1)
    address.walk(1)
    expect(seed()).toBe(8)
  })

  it('keeps the document when a bad link is typed', () => {
    setSeed(1)
    address.type('#1.rubbish')
    expect([seed(), address.hash]).toEqual([1, '#1.rubbish'])
    expect(notices().length).toBe(1)
  })

  it('restores the documents of an earlier load of the page', () => {
    setSeed(1)
    setSeed(2)
    openIn(address, 'two')
    expect([seed(), app.getState().canUndo]).toEqual([2, false])
    address.walk(-1)
    expect(seed()).toBe(1)
    address.walk(-1)
    expect(seed()).toBe(defaultExperiment().seed)
    address.walk(2)
    expect(seed()).toBe(2)
  })
})

describe('a bad link', () => {
  const good = seeded(5)
  const [, packed] = good.split('.')
  const bad: [string, string][] = [
    ['linkTruncated', good.slice(0, -9)],
    ['linkDamaged', good.replace(packed, [...packed].reverse().join(''))],
    ['linkOversized', `#1.${'A'.repeat(17_000)}`],
    ['linkTooNew', `#9.${packed}.AAAAAA`],
  ]
  for (const [key, link] of bad)
    it(`shows the default with a notice, and stays in the address until the first edit: ${key}`, () => {
      open(link)
      expect(app.getState().document).toEqual(defaultExperiment())
      expect(app.getState().notices).toMatchObject([{ kind: 'danger', key, link }])
      expect(hashes()).toEqual([link])
      setSeed(1)
      expect(hashes()).toEqual([link, seeded(1)])
      address.walk(-1)
      expect(app.getState().document).toEqual(defaultExperiment())
      expect(address.hash).toBe(link)
    })

  it('names the value that is out of range with its path', () => {
    open(encodeLink({ ...defaultExperiment(), budget: 1e9 }))
    expect(app.getState().notices).toMatchObject([{ key: 'linkInvalid', values: { path: 'budget', count: 1 } }])
  })
})
