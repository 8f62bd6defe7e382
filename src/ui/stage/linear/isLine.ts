import { losses } from '../../../catalog/losses/index.ts'
import type { DataProblem } from '../../../experiment/document.ts'
import type { DataScene } from '../samples.ts'

/** Whether a model is a line, ŷ = w x + b: one input, no layers, degree 1, one linear output. */
export function isLine({ model, loss }: DataProblem, { features, classes }: DataScene): boolean {
  const single = losses.get(loss.id)?.variance !== true
  return (
    features === 1 &&
    classes === 0 &&
    single &&
    model.degree === 1 &&
    model.layers.length === 0 &&
    model.output === 'linear'
  )
}
