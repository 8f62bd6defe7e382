/** Judges what the store gives back. It is untrusted: another version, another program or a fault may have written it. */
import * as v from 'valibot'
import type { Experiment } from '../../experiment/document.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { decodeLink, LINK_LIMIT } from '../../experiment/link.ts'
import { keyOf, MOST_ROWS, type KeptCurves, type KeptRun } from './keptRun.ts'

/** A kept run that holds, with its document. */
export interface GoodRun extends KeptRun {
  readonly experiment: Experiment
}

/** Milliseconds since 1970 that a date can hold. */
const LAST_DATE = 8.64e15
/** Columns of a racer, at most. */
const MOST_COLUMNS = 40

const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to))
const step = whole(0, LIMITS.budget.max)
/** Any number: NaN where there is none, and infinite after a divergence. */
const figure = v.custom<number>((input) => typeof input === 'number')

const racer = v.object({
  id: whole(LIMITS.id.min, LIMITS.id.max),
  status: v.picklist(['paused', 'finished', 'target', 'stopped', 'diverged']),
  step,
  loss: figure,
  train: figure,
  validation: figure,
  test: figure,
  trainAccuracy: figure,
  validationAccuracy: figure,
  testAccuracy: figure,
  gradientNorm: figure,
  distance: figure,
  rate: figure,
  rank: v.nullable(whole(1, LIMITS.racers)),
  targetStep: v.nullable(step),
  divergence: v.nullable(v.object({ step, where: v.pipe(v.string(), v.maxLength(200)) })),
  bestStep: v.nullable(step),
})

/** A list of as many items as there may be racers: its length is judged before any of them is looked at. */
const fewItems = v.custom<unknown[]>(
  (input) => Array.isArray(input) && input.length >= 1 && input.length <= LIMITS.racers,
)

const run = v.object({
  key: v.pipe(v.string(), v.maxLength(LINK_LIMIT + 20)),
  link: v.pipe(v.string(), v.maxLength(LINK_LIMIT)),
  date: v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_DATE)),
  step: whole(1, LIMITS.budget.max),
  finished: v.boolean(),
  racers: v.pipe(fewItems, v.array(racer)),
})

/** A copy of the record, field by field, with the document of its link; undefined where anything is wrong. */
export function validRun(input: unknown): GoodRun | undefined {
  const parsed = v.safeParse(run, input)
  if (!parsed.success) return undefined
  const { key, link, step: reached, racers } = parsed.output
  const decoded = decodeLink(link)
  if (!decoded.ok || key !== keyOf(link, reached)) return undefined
  const ids = racers.map(({ id }) => id)
  const known = ids.every((id, index) => ids.indexOf(id) === index && hasRacer(decoded.experiment, id))
  return known ? { ...parsed.output, experiment: decoded.experiment } : undefined
}

/** The records that hold, and how many do not. */
export function validRuns(inputs: readonly unknown[]): { readonly runs: readonly GoodRun[]; readonly skipped: number } {
  const runs = inputs.flatMap((input) => validRun(input) ?? [])
  return { runs, skipped: inputs.length - runs.length }
}

/** The rows of a run; undefined where they are not rows of it. Arrays are taken as they are: they are numbers and nothing else. */
export function validCurves(input: unknown, { key, racers }: KeptRun): KeptCurves | undefined {
  const parsed = v.safeParse(v.object({ key: v.literal(key), racers: fewItems }), input)
  if (!parsed.success) return undefined
  const curves = parsed.output.racers.map(validRacerCurves)
  if (!curves.every((one) => one !== undefined)) return undefined
  return curves.every(({ id }) => racers.some((one) => one.id === id)) ? { key, racers: curves } : undefined
}

function validRacerCurves(input: unknown): KeptCurves['racers'][number] | undefined {
  const parsed = v.safeParse(v.object({ id: v.number(), columns: v.record(v.string(), v.unknown()) }), input)
  if (!parsed.success) return undefined
  const columns = Object.entries(parsed.output.columns)
  const steps = parsed.output.columns.step
  if (!(steps instanceof Float64Array) || steps.length > MOST_ROWS || columns.length > MOST_COLUMNS) return undefined
  if (!steps.every((one, row) => one >= 0 && one < Infinity && (row === 0 || one > steps[row - 1]!))) return undefined
  const good = columns.every(
    ([name, column]) =>
      /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(name) && column instanceof Float64Array && column.length === steps.length,
  )
  return good
    ? { id: parsed.output.id, columns: Object.fromEntries(columns) as Record<string, Float64Array> }
    : undefined
}

/** Work that was kept: a link and when. */
export interface Work {
  /** Of the page load that wrote it. */
  readonly session: string
  readonly link: string
  readonly date: number
}

const work = v.object({
  session: v.pipe(v.string(), v.maxLength(64)),
  link: v.pipe(v.string(), v.maxLength(LINK_LIMIT)),
  date: v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_DATE)),
})

/** The newest of the records that holds an experiment other than the one of `link`. */
export function newestWork(inputs: readonly unknown[], link: string): (Work & { experiment: Experiment }) | undefined {
  const good = inputs.flatMap((input) => {
    const parsed = v.safeParse(work, input)
    return parsed.success && parsed.output.link !== link ? [parsed.output] : []
  })
  for (const one of good.sort((a, b) => b.date - a.date)) {
    const decoded = decodeLink(one.link)
    if (decoded.ok) return { ...one, experiment: decoded.experiment }
  }
  return undefined
}

function hasRacer({ racers }: Experiment, id: number): boolean {
  return racers.some((one) => one.id === id)
}
