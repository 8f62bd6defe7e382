/** Starts the session in the browser: the address bar, the workers, and what tests need. */
import { browserHost } from '../worker/pool/browserHost.ts'
import { windowAddress } from './address.ts'
import { curvesOf } from './curves.ts'
import { fallsBackOnThisPage } from './fallsBack.ts'
import { Fragment } from './fragment.ts'
import { overlay } from './overlays.ts'
import { session } from './session.ts'

/**
 * Shows the document of the address and builds its racers; nothing runs before `play`. To be called once, before the first render.
 *
 * With `?test` in the address, `globalThis.__downhill` holds what browser tests need and users cannot do:
 * `killWorker(i)` ends worker i as a crash would (nobody is told), `state()` is the store's state, `curvesOf(id)` a racer's rows,
 * `overlay(curves)` lays curves of a kept run behind the race.
 */
export function startApp(): void {
  const { app, documents, race, tables } = session
  const address = windowAddress(window)
  const visit = crypto.randomUUID()
  const fragment = new Fragment(documents, address, visit)
  documents.follow(fragment)
  const linked = address.hash.length > 1
  fragment.open()
  app.setState({ fallsBack: fallsBackOnThisPage() })
  race.start(browserHost())
  // Nothing has to be kept before the first screen is there.
  void import('./runs/keeping.ts').then(({ startKeeping }) => startKeeping(visit, !linked && !address.embedded))
  // The file may have been added in another window.
  window.addEventListener('focus', () => void tables.check())
  if (new URLSearchParams(location.search).has('test'))
    Object.assign(globalThis, {
      __downhill: {
        killWorker: (worker: number) => race.killWorker(worker),
        state: () => app.getState(),
        curvesOf,
        overlay,
      },
    })
}
