/** Which figures the table shows for a problem. */
import type { Experiment } from '../../experiment/document.ts'
import type { Readout } from '../../state/store.ts'
import type { TermId } from '../terms/terms.ts'
import { taskOf } from '../../experiment/fit.ts'

export type FigureKey = 'loss' | 'gradientNorm' | 'distance' | 'train' | 'validation' | 'accuracy' | 'target'

/** The words that the figures are. */
export const figureTerms: Record<FigureKey, TermId> = {
  loss: 'loss',
  gradientNorm: 'gradientNorm',
  distance: 'distance',
  train: 'trainingLoss',
  validation: 'validationLoss',
  accuracy: 'accuracy',
  target: 'target',
}

export interface FigureColumn {
  readonly key: FigureKey
  /** The column that the rank goes by: its best figure is bold. */
  readonly leading?: boolean
}

/** How many figures there is room for. */
export type Room = 'all' | 'two' | 'one'

/** The figures for a problem; where there is little room, the leading one and the one that tells most beside it. */
export function figureColumns({ problem, target }: Experiment, room: Room): readonly FigureColumn[] {
  if (problem.kind === 'surface') {
    const loss: FigureColumn = { key: 'loss', leading: true }
    if (room === 'one') return [loss]
    return room === 'two' ? [loss, { key: 'distance' }] : [loss, { key: 'gradientNorm' }, { key: 'distance' }]
  }
  const validated = problem.split.validation > 0
  const leading: FigureColumn = { key: validated ? 'validation' : 'train', leading: true }
  if (room === 'one') return [leading]
  const classes = taskOf(problem.data) !== 'regression'
  if (room === 'two' && classes) return [leading, { key: 'accuracy' }]
  const columns: FigureColumn[] = validated ? [{ key: 'train' }, leading] : [leading]
  if (room === 'two') return columns
  if (classes) columns.push({ key: 'accuracy' })
  if (target !== null) columns.push({ key: 'target' })
  return columns
}

/** The number of a column, NaN where there is none. */
export function figureOf(key: FigureKey, readout: Readout): number {
  switch (key) {
    case 'accuracy':
      return Number.isNaN(readout.validationAccuracy) ? readout.trainAccuracy : readout.validationAccuracy
    case 'target':
      return readout.targetStep ?? Number.NaN
    default:
      return readout[key]
  }
}
