/** What was predicted for one sample. */
import type { Link } from '../decision.ts'
import type { Predicted } from '../predicted.ts'
import type { DataScene } from '../samples.ts'
import { scoresOf, type Scores } from './scores.ts'

export interface Verdict extends Scores {
  readonly truth: number
  /** The class that it was taken for. */
  readonly label: number
  readonly right: boolean
}

export function verdictOf(sample: number, scene: DataScene, predicted: Predicted, link: Link): Verdict {
  const { from, classes, values, outputs } = predicted
  const row = sample - from
  const label = classes[row]!
  const truth = scene.y[sample]!
  const scores = scoresOf(values.subarray(row * outputs, (row + 1) * outputs), link)
  return { ...scores, truth, label, right: truth === label }
}
