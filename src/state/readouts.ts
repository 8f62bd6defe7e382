/** The figures beside each racer: the last of every column, its rank, and when it reached the target. */
import type { Experiment, Racer } from '../experiment/document.ts'
import type { Columns } from '../worker/protocol.ts'
import type { Advice, Readout, RacerStatus } from './appState.ts'

/** What is known of one racer of the document. */
export interface Known {
  readonly racer: Racer
  readonly status: RacerStatus
  readonly step: number
  readonly divergence: { readonly step: number; readonly where: string } | null
  /** With early stopping: the step of the best validation loss so far. */
  readonly best?: number | null
  /** All figures at the end of a finished run, by the names of the columns. */
  readonly final?: Readonly<Record<string, number>> | undefined
  readonly curve: { rows: number; columns: Columns } | undefined
}

type Curve = Known['curve']

/** The read-outs of all racers, with ranks: by loss on surfaces, by validation loss (training loss where there is none) on data. */
export function readoutsOf(experiment: Experiment, racers: readonly Known[]): Record<number, Readout> {
  const readouts = racers.map((known) => [known.racer.id, readout(experiment, known)] as const)
  const measure = measureOf(experiment, racers)
  const ranked = racers.filter(({ status, step }) => status !== 'stale' && (step > 0 || status === 'diverged'))
  const figure = (known: Known): number => (known.status === 'diverged' ? Infinity : figureOf(known, measure))
  const figures = new Map(ranked.map((known) => [known.racer.id, orLast(figure(known))]))
  const ranks = new Map(
    [...figures].map(([id, own]) => [id, 1 + [...figures.values()].filter((other) => other < own).length]),
  )
  return Object.fromEntries(readouts.map(([id, one]) => [id, { ...one, rank: ranks.get(id) ?? null }]))
}

function readout(experiment: Experiment, known: Known): Readout {
  const { racer, status, step, divergence, best = null, curve } = known
  const targetStep = targetStepOf(experiment, curve)
  const surface = experiment.problem.kind === 'surface'
  return {
    status: status === 'finished' && targetStep !== null ? 'target' : status,
    step,
    loss: figureOf(known, surface ? 'loss' : 'objective'),
    train: figureOf(known, 'trainLoss'),
    validation: figureOf(known, 'validationLoss'),
    test: figureOf(known, 'testLoss'),
    trainAccuracy: figureOf(known, 'trainAccuracy'),
    validationAccuracy: figureOf(known, 'validationAccuracy'),
    testAccuracy: figureOf(known, 'testAccuracy'),
    gradientNorm: figureOf(known, 'gradientNorm'),
    distance: figureOf(known, 'distance'),
    rate: figureOf(known, 'rate'),
    rank: null,
    targetStep,
    divergence,
    bestStep: best,
    ...(status === 'diverged' && { advice: adviceFor(racer) }),
  }
}

/** The first recorded step whose loss (surfaces) or validation loss (data; training loss where there is none) is at most the target. */
export function targetStepOf({ problem, target }: Experiment, curve: Curve): number | null {
  if (target === null || !curve) return null
  const column = curve.columns[lossColumn(problem.kind, [curve])]
  for (let row = 0; row < curve.rows; row++) if (column?.[row] <= target) return curve.columns.step[row]
  return null
}

function measureOf({ problem }: Experiment, racers: readonly Known[]): string {
  return lossColumn(
    problem.kind,
    racers.map(({ curve }) => curve),
  )
}

function lossColumn(kind: 'surface' | 'data', curves: readonly Curve[]): string {
  if (kind === 'surface') return 'loss'
  return curves.some((curve) => Number.isFinite(lastOf(curve, 'validationLoss'))) ? 'validationLoss' : 'trainLoss'
}

/** A figure at the end of a finished run, else the last recorded one. */
function figureOf({ final, curve }: Known, name: string): number {
  return final?.[name] ?? lastOf(curve, name)
}

/** The last figure of a column that is there (thinned metrics are NaN between); NaN where there is none. */
function lastOf(curve: Curve, name: string): number {
  const column = curve?.columns[name]
  if (!curve || !column) return NaN
  for (let row = curve.rows - 1; row >= 0; row--) if (!Number.isNaN(column[row])) return column[row]
  return NaN
}

function orLast(figure: number): number {
  return Number.isFinite(figure) ? figure : Infinity
}

/** A third of the rate, to two digits. */
function adviceFor({ rate }: Racer): Advice {
  const lower = Number((rate / 3).toPrecision(2))
  return { key: 'adviceLowerRate', values: { rate: lower, from: rate }, rate: lower }
}

/** The read-outs with those that did not change kept as they were, so that only changed rows are drawn anew. */
export function keepSame(
  before: Readonly<Record<number, Readout>>,
  after: Record<number, Readout>,
): Readonly<Record<number, Readout>> {
  const ids = Object.keys(after).map(Number)
  for (const id of ids) if (id in before && sameReadout(before[id], after[id])) after[id] = before[id]
  const same = ids.length === Object.keys(before).length && ids.every((id) => before[id] === after[id])
  return same ? before : after
}

function sameReadout(a: Readout, b: Readout): boolean {
  const keys = Object.keys(b) as (keyof Readout)[]
  return (
    keys.length === Object.keys(a).length &&
    keys.every((key) =>
      typeof b[key] === 'object' ? JSON.stringify(a[key]) === JSON.stringify(b[key]) : Object.is(a[key], b[key]),
    )
  )
}
