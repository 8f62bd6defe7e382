/** The one store of the page, without React: actions write it, `useApp` (store.ts) reads it. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { defaultExperiment } from '../experiment/defaults.ts'
import type { Experiment } from '../experiment/document.ts'
import { encodeLink } from '../experiment/link.ts'
import type { AppState, Notice } from './appState.ts'

export type App = StoreApi<AppState>

/** A store that shows the default experiment, not yet run. */
export function createApp(): App {
  const document = defaultExperiment()
  return createStore<AppState>()(() => ({
    document,
    link: encodeLink(document),
    canUndo: false,
    canRedo: false,
    notices: [],
    selected: openingRacer(document),
    run: 'ready',
    step: 0,
    speed: 20,
    readouts: {},
    cost: null,
    fallsBack: false,
    devices: { used: 'native', key: '', timings: {}, failed: null },
    scene: null,
    sceneFailure: null,
    table: null,
  }))
}

/** Who is selected when an experiment opens: the second racer, compared with the first, which is the plain one. */
export function openingRacer({ racers }: Experiment): number | null {
  return (racers[1] ?? racers[0])?.id ?? null
}

let nextNotice = 1

/** Shows a notice; the same key and values are shown once. */
export function notify(app: App, notice: Omit<Notice, 'id'>): void {
  const same = (other: Notice) =>
    other.key === notice.key &&
    other.link === notice.link &&
    JSON.stringify(other.values) === JSON.stringify(notice.values)
  app.setState(({ notices }) => ({
    notices: [...notices.filter((other) => !same(other)), { ...notice, id: nextNotice++ }],
  }))
}

/** The page's store. */
export const app: App = createApp()
