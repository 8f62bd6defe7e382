/** The record of a run that files are written from. */
import type { Experiment, Racer } from '../experiment/document.ts'
import { precisionOf, type Precision } from '../experiment/document.ts'
import { numerics } from '../experiment/numerics.ts'

/** Numbers by row, a column a measure: NaN where it was not taken. */
export type Columns = Readonly<Record<string, Float64Array>>

export interface RacerRecord {
  readonly racer: Racer
  readonly status: string
  /** Updates it has made. */
  readonly step: number
  readonly divergence: { readonly step: number; readonly where: string } | null
  /** Its last figures by name; NaN where there is none. */
  readonly figures: Readonly<Record<string, number>>
  /** Recorded rows; the columns may be longer. */
  readonly rows: number
  readonly columns: Columns
}

export interface RunRecord {
  readonly experiment: Experiment
  readonly title: string
  readonly question: string
  /** The whole address that opens the experiment. */
  readonly link: string
  /** When the file is written, ISO 8601. */
  readonly date: string
  readonly racers: readonly RacerRecord[]
}

/** What stands beside every result: with the same link, two of these that are equal give equal bits. */
export interface Circumstances {
  readonly numerics: number
  readonly precision: Precision
  /** 'cpu': the native engine, WebAssembly on the processor. */
  readonly device: 'cpu'
}

export function circumstancesOf(experiment: Experiment): Circumstances {
  return { numerics, precision: precisionOf(experiment), device: 'cpu' }
}

/** What a file says of itself, one line each: title, question, link, and how the numbers came about. */
export function headLines({ experiment, title, question, link, date }: Omit<RunRecord, 'racers'>): readonly string[] {
  const { numerics: version, precision, device } = circumstancesOf(experiment)
  return [
    `Downhill: ${title}`,
    question,
    link,
    `${precision}, device ${device} (WebAssembly), numerics ${version}, seed ${experiment.seed}, ${date}`,
  ].map((line) => line.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' '))
}
