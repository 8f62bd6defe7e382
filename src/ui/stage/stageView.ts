/** Which view fits the samples of a problem. */
import type { DataScene } from './samples.ts'

/**
 * One input and a number: curves. Two inputs: boundaries of classes, or a field of predicted numbers. Any other: which classes are taken
 * for which, or predicted against true numbers.
 */
export type StageView = 'fit' | 'boundary' | 'field' | 'confusion' | 'predicted'

export function stageViewOf({ features, classes }: Pick<DataScene, 'features' | 'classes'>): StageView {
  if (classes > 0) return features === 2 ? 'boundary' : 'confusion'
  if (features === 1) return 'fit'
  return features === 2 ? 'field' : 'predicted'
}
