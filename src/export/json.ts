/**
 * A run as JSON: the document, how the numbers came about, and each racer's figures and columns. JSON has no NaN and no
 * infinity: a figure that was not taken is null, infinities are the words "Infinity" and "-Infinity".
 */
import * as v from 'valibot'
import type { Experiment } from '../experiment/document.ts'
import { encodeLink } from '../experiment/link.ts'
import { validate } from '../experiment/schema.ts'
import { circumstancesOf, type Columns, type RacerRecord, type RunRecord } from './record.ts'

export const FORMAT = 'downhill-run'
export const FORMAT_VERSION = 1

type JsonNumber = number | null | 'Infinity' | '-Infinity'

const toJson = (value: number): JsonNumber =>
  Number.isNaN(value) ? null : Number.isFinite(value) ? value : value > 0 ? 'Infinity' : '-Infinity'
const fromJson = (value: JsonNumber): number => (value === null ? NaN : Number(value))

export function writeJson(record: RunRecord): string {
  const { experiment, title, question, link, date } = record
  const racers = record.racers.map(({ racer, status, step, divergence, figures, rows, columns }) => ({
    id: racer.id,
    name: racer.name,
    status,
    step,
    divergence,
    figures: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, toJson(value)])),
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, Array.from(values.subarray(0, rows), toJson)]),
    ),
  }))
  const numbers = 'null: not taken; "Infinity" and "-Infinity" are words'
  const head = { format: FORMAT, version: FORMAT_VERSION, title, question, link, date, ...circumstancesOf(record) }
  return JSON.stringify({ ...head, numbers, experiment, racers })
}

const number = v.union([v.number(), v.null(), v.picklist(['Infinity', '-Infinity'])])
const named = <T extends v.GenericSchema>(value: T) =>
  v.record(v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)), value)

const file = v.object({
  format: v.literal(FORMAT),
  version: v.literal(FORMAT_VERSION),
  title: v.string(),
  question: v.string(),
  link: v.string(),
  date: v.string(),
  numerics: v.number(),
  precision: v.picklist(['float32', 'float64']),
  device: v.pipe(v.string(), v.maxLength(80), v.regex(/^[\w ,]+$/)),
  experiment: v.unknown(),
  racers: v.pipe(
    // The length is judged before any of them is looked at.
    v.custom<unknown[]>((input) => Array.isArray(input) && input.length <= 12),
    v.array(
      v.object({
        id: v.number(),
        status: v.string(),
        step: v.pipe(v.number(), v.integer(), v.minValue(0)),
        divergence: v.nullable(v.object({ step: v.number(), where: v.string() })),
        figures: named(number),
        columns: named(v.array(number)),
      }),
    ),
  ),
})

export type ReadRun =
  | { readonly ok: true; readonly record: RunRecord; readonly numerics: number }
  /** Where it is wrong, and how. */
  | { readonly ok: false; readonly message: string }

/** Reads what `writeJson` wrote. Never throws; the file is untrusted and is judged in every field. */
export function readJson(text: string): ReadRun {
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : 'no JSON' }
  }
  const parsed = v.safeParse(file, input)
  if (!parsed.success) {
    const [issue] = parsed.issues
    return { ok: false, message: `${v.getDotPath(issue) ?? 'file'}: ${issue.message}` }
  }
  const checked = validate(parsed.output.experiment)
  if (!checked.ok) {
    const [{ path, message }] = checked.problems as [{ path: string; message: string }]
    return { ok: false, message: `experiment.${path} ${message}` }
  }
  const { title, question, link, date, numerics, device } = parsed.output
  if (!link.endsWith(encodeLink(checked.experiment)))
    return { ok: false, message: 'link: is not the link of the experiment' }
  const racers: RacerRecord[] = []
  for (const one of parsed.output.racers) {
    const read = readRacer(one, checked.experiment)
    if (typeof read === 'string') return { ok: false, message: read }
    if (racers.some(({ racer }) => racer.id === one.id)) return { ok: false, message: `racer ${one.id} comes twice` }
    racers.push(read)
  }
  return { ok: true, numerics, record: { experiment: checked.experiment, title, question, link, date, device, racers } }
}

function readRacer(
  { id, status, step, divergence, figures, columns }: v.InferOutput<typeof file>['racers'][number],
  { racers }: Experiment,
): RacerRecord | string {
  const racer = racers.find((one) => one.id === id)
  if (!racer) return `racer ${id} is not in the experiment`
  const rows = columns.step?.length ?? 0
  const uneven = Object.entries(columns).find(([, values]) => values.length !== rows)
  if (uneven) return `racer ${id}: ${uneven[0]} has ${uneven[1].length} numbers, step has ${rows}`
  const arrays: Columns = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values, fromJson)]),
  )
  const last = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, fromJson(value)]))
  return { racer, status, step, divergence, figures: last, rows, columns: arrays }
}
