/** What the charts can show, by problem. */
/** A column drawn as one curve a racer. */
export interface Line {
  readonly column: string
  /** How it is drawn where two lines share a chart; 'own' is the racer's dash. */
  readonly style: 'own' | 'train' | 'validation'
}

export type MeasureId =
  | 'loss'
  | 'dataLoss'
  | 'distance'
  | 'gradientNorm'
  | 'rate'
  | 'validationAccuracy'
  | 'trainAccuracy'
  | 'batchLoss'
  | 'averageLoss'
  | 'averageTrainLoss'
  | 'averageValidationLoss'
  | 'averageValidationAccuracy'

export interface Measure {
  readonly id: MeasureId
  readonly lines: readonly Line[]
  /** Whether its axis is logarithmic unless the user wants otherwise; null where no logarithm makes sense. */
  readonly log: boolean | null
  /** Shares are written as percentages. */
  readonly share: boolean
  /** Which end is better, for the order of the read-out. */
  readonly better: 'low' | 'high'
}

const one = (id: MeasureId, column: string, log: boolean): Measure => ({
  id,
  lines: [{ column, style: 'own' }],
  log,
  share: false,
  better: 'low',
})
const share = (id: MeasureId, column: string): Measure => ({
  id,
  lines: [{ column, style: 'own' }],
  log: null,
  share: true,
  better: 'high',
})

/** The measures of a problem: the first chart's, and those the second offers, its own first; `averaged` where some racer keeps an average. */
export function measuresOf(
  kind: 'surface' | 'data',
  task: 'regression' | 'classification',
  averaged: boolean,
): {
  readonly first: Measure
  readonly second: readonly Measure[]
} {
  if (kind === 'surface')
    return {
      first: one('loss', 'loss', true),
      second: [
        one('distance', 'distance', true),
        one('gradientNorm', 'gradientNorm', true),
        one('rate', 'rate', true),
        ...(averaged ? [one('averageLoss', 'averageLoss', true)] : []),
      ],
    }
  const classes = task === 'classification'
  const averages = [
    ...(classes ? [share('averageValidationAccuracy', 'averageValidationAccuracy')] : []),
    one('averageValidationLoss', 'averageValidationLoss', true),
    one('averageTrainLoss', 'averageTrainLoss', true),
  ]
  const accuracies = [share('validationAccuracy', 'validationAccuracy'), share('trainAccuracy', 'trainAccuracy')]
  return {
    first: {
      id: 'dataLoss',
      lines: [
        { column: 'trainLoss', style: 'train' },
        { column: 'validationLoss', style: 'validation' },
      ],
      log: true,
      share: false,
      better: 'low',
    },
    second: [
      ...(classes ? accuracies : []),
      one('rate', 'rate', true),
      one('gradientNorm', 'gradientNorm', true),
      one('batchLoss', 'batchLoss', true),
      ...(averaged ? averages : []),
    ],
  }
}

/** What the horizontal axis counts; also the name of the column. */
export type XMode = 'step' | 'epoch' | 'samples' | 'evaluations' | 'seconds'

/** What the horizontal axis can count. */
export function xModes(kind: 'surface' | 'data'): readonly XMode[] {
  return kind === 'surface'
    ? ['step', 'evaluations', 'seconds']
    : ['step', 'epoch', 'samples', 'evaluations', 'seconds']
}

/** Smallest and largest finite value of a column's first `rows`. */
export function extentOf(column: ArrayLike<number>, rows: number): { min: number; max: number; positive: number } {
  let min = Infinity
  let max = -Infinity
  let positive = Infinity
  for (let row = 0; row < rows; row++) {
    const value = column[row]!
    if (!(value > -Infinity && value < Infinity)) continue
    if (value < min) min = value
    if (value > max) max = value
    if (value > 0 && value < positive) positive = value
  }
  return { min, max, positive }
}
