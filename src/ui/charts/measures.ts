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
  | 'trainLoss'
  | 'distance'
  | 'gradientNorm'
  | 'updateNorm'
  | 'weightNorm'
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
  /** The figure of the read-out that the test set gives at the end; absent where it measures nothing of the kind. */
  readonly test?: 'test' | 'testAccuracy'
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

const accuracy = (id: 'validationAccuracy' | 'trainAccuracy'): Measure => ({ ...share(id, id), test: 'testAccuracy' })
const norms: readonly Measure[] = [
  one('gradientNorm', 'gradientNorm', true),
  one('updateNorm', 'updateNorm', true),
  one('weightNorm', 'weightNorm', true),
]

/** What decides what there is to draw. */
export interface Measured {
  readonly kind: 'surface' | 'data'
  /** Whether the targets are classes. */
  readonly classes: boolean
  /** Whether some racer keeps an average of its parameters. */
  readonly averaged: boolean
  /** Whether there is a validation set. */
  readonly validated: boolean
}

/** The measures of a problem: the first chart's, and those the second offers, its own first. */
export function measuresOf({ kind, classes, averaged, validated }: Measured): {
  readonly first: Measure
  readonly second: readonly Measure[]
} {
  if (kind === 'surface')
    return {
      first: one('loss', 'loss', true),
      second: [
        ...(averaged ? [one('averageLoss', 'averageLoss', true)] : []),
        one('distance', 'distance', true),
        ...norms,
        one('rate', 'rate', true),
      ],
    }
  const averages = [
    ...(validated ? [one('averageValidationLoss', 'averageValidationLoss', true)] : []),
    ...(validated && classes ? [share('averageValidationAccuracy', 'averageValidationAccuracy')] : []),
    one('averageTrainLoss', 'averageTrainLoss', true),
  ]
  const accuracies = [...(validated ? [accuracy('validationAccuracy')] : []), accuracy('trainAccuracy')]
  const both: Measure = {
    id: 'dataLoss',
    lines: [
      { column: 'trainLoss', style: 'train' },
      { column: 'validationLoss', style: 'validation' },
    ],
    log: true,
    share: false,
    better: 'low',
    test: 'test',
  }
  return {
    first: validated ? both : { ...one('trainLoss', 'trainLoss', true), test: 'test' },
    second: [
      ...(averaged ? averages : []),
      ...(classes ? accuracies : []),
      one('rate', 'rate', true),
      ...norms,
      one('batchLoss', 'batchLoss', true),
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
