/** The words that the measures and the horizontal axes are. */
import type { TermId } from '../terms/terms.ts'
import type { MeasureId, XMode } from './measures.ts'

export const measureTerms: Record<MeasureId, TermId> = {
  loss: 'loss',
  dataLoss: 'objective',
  trainLoss: 'trainingLoss',
  distance: 'distance',
  gradientNorm: 'gradientNorm',
  updateNorm: 'updateNorm',
  weightNorm: 'weightNorm',
  rate: 'rate',
  validationAccuracy: 'accuracy',
  trainAccuracy: 'accuracy',
  batchLoss: 'batchLoss',
  averageLoss: 'average',
  averageTrainLoss: 'average',
  averageValidationLoss: 'average',
  averageValidationAccuracy: 'average',
}

export const modeTerms: Record<XMode, TermId> = {
  step: 'step',
  epoch: 'epoch',
  samples: 'samplesSeen',
  evaluations: 'evaluations',
  seconds: 'seconds',
}
