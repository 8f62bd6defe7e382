/** The list of kept runs: what is in it, and what is done to one of them. */
import { createStore } from 'zustand/vanilla'
import type { Columns } from '../../worker/protocol.ts'
import { loadExperiment } from '../actions.ts'
import { overlay, removeOverlay } from '../overlays.ts'
import type { KeptCurves, KeptRun } from './keptRun.ts'
import { onKept } from './keeping.ts'
import { allRuns, curvesOfRun, deleteAllRuns, deleteRun, putRun } from './store.ts'
import { troubleOf, type Trouble } from './trouble.ts'
import { validCurves, validRuns, type GoodRun } from './validate.ts'

export type { GoodRun, Trouble }

interface RunList {
  /** The newest first; null until they are read. */
  readonly runs: readonly GoodRun[] | null
  /** Records that could not be read. */
  readonly skipped: number
  /** What went wrong last; null while all is well. 'runsDamaged': the curves of a run cannot be read. */
  readonly trouble: Trouble | 'runsDamaged' | null
  /** What was deleted last, while that can be undone. */
  readonly deleted: { readonly run: GoodRun; readonly curves: KeptCurves | undefined } | null
}

export const runList = createStore<RunList>()(() => ({ runs: null, skipped: 0, trouble: null, deleted: null }))

async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    const result = await work()
    runList.setState({ trouble: null })
    return result
  } catch (error) {
    runList.setState({ trouble: troubleOf(error) })
    return undefined
  }
}

/** Reads the list anew. */
export async function readRuns(): Promise<void> {
  const all = await attempt(allRuns)
  const { runs, skipped } = validRuns(all ?? [])
  runList.setState({ runs: [...runs].sort((a, b) => b.date - a.date), skipped })
}

/** The rows of a run, by racer; undefined where they cannot be read, which the list then says. */
export async function rowsOf(run: KeptRun): Promise<ReadonlyMap<number, Columns> | undefined> {
  const read = await attempt(() => curvesOfRun(run.key))
  if (runList.getState().trouble !== null) return undefined
  const curves = validCurves(read, run)
  if (!curves) runList.setState({ trouble: 'runsDamaged' })
  return curves && new Map(curves.racers.map(({ id, columns }) => [id, columns]))
}

/** Shows the experiment of a run, at step 0; undo leads back. */
export function reopen({ experiment }: GoodRun): void {
  loadExperiment(experiment)
}

/** Lays the curves of a run behind those of the race. */
export async function layOver(run: GoodRun, title: string): Promise<void> {
  const rows = await rowsOf(run)
  const racers = run.experiment.racers.filter(({ id }) => rows?.has(id))
  overlay(
    racers.map((racer) => {
      const columns = rows!.get(racer.id)!
      return { run: run.key, title, racer, rows: columns.step?.length ?? 0, columns }
    }),
  )
}

/** Deletes a run; `restore` brings the last one back. */
export async function discard(run: GoodRun): Promise<void> {
  const curves = validCurves(await attempt(() => curvesOfRun(run.key)), run)
  await attempt(() => deleteRun(run.key))
  if (runList.getState().trouble === null) runList.setState({ deleted: { run, curves } })
  removeOverlay(run.key)
  await readRuns()
}

/** Brings the run back that was deleted last. */
export async function restore(): Promise<void> {
  const { deleted } = runList.getState()
  if (!deleted) return
  const { experiment: _, ...run } = deleted.run
  await attempt(() => putRun(run, deleted.curves ?? { key: run.key, racers: [] }))
  runList.setState({ deleted: null })
  await readRuns()
}

/** What was deleted last cannot be brought back any more. */
export function forgetDeleted(): void {
  runList.setState({ deleted: null })
}

/** Deletes all runs, those that cannot be read as well. */
export async function discardAll(): Promise<void> {
  await attempt(deleteAllRuns)
  removeOverlay()
  runList.setState({ deleted: null })
  await readRuns()
}

onKept(() => void readRuns())
