/** The record of a run that files are written from. */
import type { Experiment, Racer } from '../experiment/document.ts'
import { deviceOf, precisionOf, type Device, type Precision } from '../experiment/document.ts'
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
  /** Where it ran: the device the experiment asks for unless said otherwise. */
  readonly device?: string
  readonly racers: readonly RacerRecord[]
}

/** What stands beside every result: with the same link, two of these that are equal give equal bits where the device is 'cpu'. */
export interface Circumstances {
  readonly numerics: number
  readonly precision: Precision
  /** 'cpu': the native engine, WebAssembly on the processor; 'webgpu' and 'webgl' through TensorFlow.js. */
  readonly device: string
}

export function circumstancesOf({ experiment, device }: Pick<RunRecord, 'experiment' | 'device'>): Circumstances {
  return { numerics, precision: precisionOf(experiment), device: device ?? deviceNames[deviceOf(experiment)] }
}

/** Devices in files. */
export const deviceNames = {
  native: 'cpu',
  webgpu: 'webgpu',
  webgl: 'webgl',
  auto: 'the fastest',
} as const satisfies Record<Device, string>

/** What a file says of itself, one line each: title, question, link, and how the numbers came about. */
export function headLines(head: Omit<RunRecord, 'racers'>): readonly string[] {
  const { experiment, title, question, link, date } = head
  const { numerics: version, precision, device } = circumstancesOf(head)
  const through = device === 'cpu' ? 'WebAssembly' : 'TensorFlow.js'
  return [
    `Downhill: ${title}`,
    question,
    link,
    `${precision}, device ${device} (${through}), numerics ${version}, seed ${experiment.seed}, ${date}`,
  ].map((line) => line.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' '))
}
