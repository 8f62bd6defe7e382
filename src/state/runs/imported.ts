/** A run from a file becomes a kept run. What a file says was read field by field before; here it is judged as what the store gives back is. */
import type { Experiment } from '../../experiment/document.ts'
import { encodeLink } from '../../experiment/link.ts'
import type { Columns } from '../../worker/protocol.ts'
import { keyOf, thinned, type KeptCurves, type KeptRun } from './keptRun.ts'
import { readRuns, runList } from './list.ts'
import { putRun } from './store.ts'
import { troubleOf } from './trouble.ts'
import { validCurves, validRun, type GoodRun } from './validate.ts'

/** A run as a file says it. */
export interface FiledRun {
  readonly experiment: Experiment
  readonly racers: readonly {
    readonly racer: { readonly id: number }
    readonly status: string
    readonly step: number
    readonly divergence: { readonly step: number; readonly where: string } | null
    /** NaN where there is none. */
    readonly figures: Readonly<Record<string, number>>
    readonly rows: number
    readonly columns: Columns
  }[]
}

/** Figures that are numbers of their own, not measures: there may be none. */
const orNone = ['rank', 'targetStep', 'bestStep'] as const
const measures = [
  'loss',
  'train',
  'validation',
  'test',
  'trainAccuracy',
  'validationAccuracy',
  'testAccuracy',
  'gradientNorm',
  'distance',
  'rate',
] as const
/** What a racer was that will not go on. */
const ended = ['finished', 'target', 'stopped', 'diverged']

/** The run and its rows as they are kept; undefined where a figure or a row cannot be one of a run. */
export function keptOfFile(
  { experiment, racers }: FiledRun,
  date: number,
): { readonly run: GoodRun; readonly curves: KeptCurves } | undefined {
  const link = encodeLink(experiment)
  const step = Math.max(...racers.map((one) => one.step))
  const key = keyOf(link, step)
  const finished = racers.every(({ status }) => ended.includes(status))
  const kept = racers.map(({ racer, status, step: own, divergence, figures }) => ({
    id: racer.id,
    // One that was running has no step to come here.
    status: ended.includes(status) ? status : 'paused',
    step: own,
    divergence,
    ...Object.fromEntries(measures.map((name) => [name, figures[name] ?? NaN])),
    ...Object.fromEntries(orNone.map((name) => [name, Number.isNaN(figures[name] ?? NaN) ? null : figures[name]])),
  }))
  const run = validRun({ key, link, date, step, finished, racers: kept })
  if (!run) return undefined
  const rows = racers.map(({ racer, rows: count, columns }) => ({ id: racer.id, columns: thinned(columns, count) }))
  const curves = validCurves({ key, racers: rows }, run)
  return curves && { run, curves }
}

/** Keeps the run of a file, the newest of the list; the run, or what went wrong. */
export async function keepFiled(filed: FiledRun): Promise<GoodRun | 'unsound' | 'notKept'> {
  const kept = keptOfFile(filed, Date.now())
  if (!kept) return 'unsound'
  const { experiment: _, ...run } = kept.run
  try {
    await putRun(run satisfies KeptRun, kept.curves)
  } catch (error) {
    runList.setState({ trouble: troubleOf(error) })
    return 'notKept'
  }
  await readRuns()
  return kept.run
}
