/** Keeps the runs and the unsaved work of the page. The store is fetched when it is first needed. */
import { session } from '../session.ts'
import { RunKeeper } from './runKeeper.ts'
import { WorkKeeper } from './workKeeper.ts'

const store = () => import('./store.ts')

const runs = new RunKeeper(session.app, store, () => Date.now())
let work: WorkKeeper | undefined

/**
 * Begins to keep what happens on the page.
 * @param visit a name that no other page load has
 * @param offers whether the work of an earlier visit is offered
 */
export function startKeeping(visit: string, offers: boolean): void {
  const { app, documents, race } = session
  const keeper = new WorkKeeper(app, documents, visit, {
    place: store,
    now: () => Date.now(),
    later: (milliseconds, callback) => void setTimeout(callback, milliseconds),
  })
  work = keeper
  documents.follow(keeper)
  if (offers) void keeper.offer()
  race.onEnd((ran) => void runs.keep(ran))
  // A page in the background may be closed without another word.
  const leave = (): void => {
    void keeper.write()
    if (race.ran) void runs.keep(race.ran)
  }
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave()
  })
}

/** Calls back after a run has been kept. */
export function onKept(callback: () => void): void {
  runs.onKept(callback)
}

/** Goes on with the work that is offered. */
export function resumeWork(): void {
  work?.resume()
}

/** Takes the offer off the page for good. */
export function declineWork(): void {
  void work?.decline()
}
