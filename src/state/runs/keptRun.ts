/** A kept run as it lies in the store, and how one is made of a race. */
import { encodeLink } from '../../experiment/link.ts'
import type { Columns } from '../../worker/protocol.ts'
import type { RacerStatus, Readout } from '../appState.ts'
import type { Ran, RanRacer } from '../ran.ts'

/** The last figures of a racer; which one it is, the document of the link says. */
export interface KeptRacer extends Omit<Readout, 'advice'> {
  readonly id: number
  readonly status: RacerStatus
}

export interface KeptRun {
  /** The link and the step: the same run is kept once. */
  readonly key: string
  /** The document, '#2.…'. */
  readonly link: string
  /** Milliseconds since 1970 when it was last kept. */
  readonly date: number
  /** The furthest step of a racer. */
  readonly step: number
  readonly finished: boolean
  readonly racers: readonly KeptRacer[]
}

/** The rows of a kept run; apart from it, so that the list does not read them. */
export interface KeptCurves {
  readonly key: string
  readonly racers: readonly { readonly id: number; readonly columns: Columns }[]
}

/** Rows of a racer that are kept, at most. */
export const MOST_ROWS = 1000

export const keyOf = (link: string, step: number): string => `${link} ${step}`

/** The run as it is kept. Its rows are copies. */
export function keptOf(ran: Ran, date: number): { readonly run: KeptRun; readonly curves: KeptCurves } {
  const link = encodeLink(ran.experiment)
  const key = keyOf(link, ran.step)
  return {
    run: { key, link, date, step: ran.step, finished: ran.finished, racers: ran.racers.map(keptRacer) },
    curves: { key, racers: ran.racers.map((one) => ({ id: one.racer.id, columns: thinned(one.columns, one.rows) })) },
  }
}

function keptRacer({ racer, readout }: RanRacer): KeptRacer {
  const { advice: _, ...figures } = readout
  return { id: racer.id, ...figures }
}

/**
 * At most `most` of the first `rows` rows, spread evenly, the first and the last among them. Of neighbours the one with
 * the most figures is taken, since some measures are not taken at every step.
 */
export function thinned(columns: Columns, rows: number, most = MOST_ROWS): Columns {
  const names = Object.keys(columns)
  const copy = (row: readonly number[]) =>
    Object.fromEntries(names.map((name) => [name, Float64Array.from(row, (index) => columns[name]![index]!)]))
  if (rows <= most) return copy(Array.from({ length: rows }, (_, index) => index))
  const figures = (row: number) => names.filter((name) => !Number.isNaN(columns[name]![row])).length
  const chosen = [0]
  for (let part = 0; part < most - 2; part++) {
    const from = 1 + Math.floor((part * (rows - 2)) / (most - 2))
    const to = 1 + Math.floor(((part + 1) * (rows - 2)) / (most - 2))
    let best = from
    for (let row = from + 1; row < to; row++) if (figures(row) >= figures(best)) best = row
    chosen.push(best)
  }
  return copy([...chosen, rows - 1])
}
