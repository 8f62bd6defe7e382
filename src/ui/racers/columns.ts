/** Which figures the table shows for a problem. */
import type { Experiment } from '../../experiment/document.ts'
import type { Readout } from '../../state/store.ts'
import { taskOf } from '../problem/changes.ts'

export type FigureKey = 'loss' | 'gradientNorm' | 'distance' | 'train' | 'validation' | 'accuracy' | 'target'

export interface FigureColumn {
  readonly key: FigureKey
  /** The column that the rank goes by: its best figure is bold. */
  readonly leading?: boolean
}

/** The figures for a problem, the leading one first to stay where there is little room. */
export function figureColumns({ problem, target }: Experiment, wide: boolean): readonly FigureColumn[] {
  if (problem.kind === 'surface')
    return wide
      ? [{ key: 'loss', leading: true }, { key: 'gradientNorm' }, { key: 'distance' }]
      : [{ key: 'loss', leading: true }]
  const validated = problem.split.validation > 0
  const leading: FigureColumn = { key: validated ? 'validation' : 'train', leading: true }
  if (!wide) return [leading]
  const columns: FigureColumn[] = validated ? [{ key: 'train' }, leading] : [leading]
  if (taskOf(problem.data) !== 'regression') columns.push({ key: 'accuracy' })
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
