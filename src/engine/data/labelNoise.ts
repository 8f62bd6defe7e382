/** Wrong labels, to see what a model makes of them. */
import type { Samples } from '../../catalog/dataset.ts'
import type { Random } from '../../catalog/kinds.ts'
import { momentsOf } from './standardize.ts'

/**
 * Spoils the targets of the first `train` rows where they lie. Classes: with probability `amount` a label becomes another one, all others
 * being equally likely. Regression: normal noise is added, of `amount` deviations of these targets.
 */
export function spoilLabels({ classes, y }: Samples, train: number, amount: number, random: Random): void {
  if (classes === 0) {
    const { deviation } = momentsOf(y, train)
    for (let row = 0; row < train; row++) y[row]! += amount * deviation * random.normal()
    return
  }
  for (let row = 0; row < train; row++)
    if (random.uniform() < amount) y[row] = (y[row]! + 1 + random.below(classes - 1)) % classes
}
