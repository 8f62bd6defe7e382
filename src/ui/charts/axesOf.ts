/** Which part of the values a chart shows, from the curves as they are now. */
import type { Racer } from '../../experiment/document.ts'
import type { Columns } from '../../state/curves.ts'
import { linearDomain, logDomain, nothing, runDomain, tame, type Domain, type Extent } from './domain.ts'
import { extentOf, type Measure, type XMode } from './measures.ts'
import { linearTicks } from './ticks.ts'

export interface Axes {
  readonly x: Domain
  readonly y: Domain
  /** Whether y is logarithmic. */
  readonly log: boolean
}

export interface Source {
  readonly racers: readonly Racer[]
  readonly curve: (racer: number) => { rows: number; columns: Columns } | undefined
  /** Racers that blew up: they do not stretch the axes. */
  readonly diverged: (racer: number) => boolean
  /** Curves of kept runs behind those of the racers. */
  readonly behind?: readonly { readonly rows: number; readonly columns: Columns }[]
  /** Figures of the test set that are marked. */
  readonly marks?: readonly number[]
}

/** Where an axis ends before anything has run. */
const least: Readonly<Record<XMode, number>> = { step: 50, epoch: 5, samples: 500, evaluations: 50, seconds: 0.01 }

/** Rows from which on the curves themselves say how much room they need. */
const settled = 20

/** How far below its first value a curve is expected to go, before it says so itself. */
function headroom({ id }: Measure): number {
  return ['loss', 'averageLoss', 'distance', 'gradientNorm'].includes(id) ? 1000 : 5
}

/** The axes that fit the curves. `log` null chooses: logarithmic unless a value is negative. */
export function axesOf(source: Source, measure: Measure, mode: XMode, log: boolean | null, budget: number): Axes {
  let longest = 0
  let most = 0
  let all: Extent = nothing
  let steady: Extent = nothing
  let positive = Infinity
  const own = source.racers.flatMap(({ id }) => {
    const curve = source.curve(id)
    return curve ? [{ curve, diverged: source.diverged(id) }] : []
  })
  const kept = (source.behind ?? []).map((curve) => ({ curve, diverged: false }))
  for (const { curve, diverged } of [...own, ...kept]) {
    if (curve.rows === 0) continue
    const { rows, columns } = curve
    most = Math.max(most, rows)
    longest = Math.max(longest, columns[mode]?.[rows - 1] ?? 0)
    for (const { column } of measure.lines) {
      const values = columns[column]
      if (!values) continue
      const extent = extentOf(values, rows)
      all = join(all, extent)
      if (extent.positive < positive) positive = extent.positive
      steady = join(steady, diverged || runsAway(values, rows) ? extentOf(values, Math.min(1, rows)) : extent)
    }
  }
  const marked = extentOf(source.marks ?? [], source.marks?.length ?? 0)
  const shown = tame(join(all, marked), join(steady, marked))
  const x = runDomain(longest, least[mode], mode === 'step' ? budget : Infinity)
  const wanted = measure.log === null ? false : (log ?? (measure.log && !(all.min < 0)))
  if (wanted) {
    const low = Math.min(shown.max, Math.max(positive, shown.min > 0 ? shown.min : positive))
    const room = most < settled ? Math.min(low, shown.max / headroom(measure)) : low
    return { x, y: logDomain({ min: room, max: shown.max }), log: true }
  }
  return { x, y: measure.share ? shareDomain(shown) : linearDomain(shown), log: false }
}

/** Whether the last value is 1000 times the first: on its way to divergence. */
function runsAway(values: ArrayLike<number>, rows: number): boolean {
  let last = rows - 1
  while (last > 0 && Number.isNaN(values[last]!)) last--
  return Math.abs(values[last]!) > 1000 * Math.max(1e-12, Math.abs(values[0]!))
}

/** Shares end at 1 and start at a round number below the lowest. */
function shareDomain({ min, max }: Extent): Domain {
  if (!(max >= min)) return { min: 0, max: 1, ticks: linearTicks(0, 1) }
  const low = Math.max(0, Math.min(0.9, Math.floor(min * 10 + 1e-9) / 10))
  return { min: low, max: 1, ticks: linearTicks(low, 1, 5) }
}

function join(a: Extent, b: Extent): Extent {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
}
