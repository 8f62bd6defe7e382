/** The order of the rows: shuffled, cut to size, and divided into training, validation and test rows. */
import type { Samples } from '../../catalog/dataset.ts'
import type { Random } from '../../catalog/kinds.ts'
import type { splitCounts } from '../../experiment/data.ts'

export type SplitCounts = ReturnType<typeof splitCounts>

/** Shuffles the rows where they lie: Fisher-Yates from the end. */
export function shuffle({ features, x, y }: Samples, random: Random): void {
  for (let i = y.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[y[i], y[j]] = [y[j]!, y[i]!]
    for (let f = 0; f < features; f++)
      [x[i * features + f], x[j * features + f]] = [x[j * features + f]!, x[i * features + f]!]
  }
}

/** The first `count` rows. */
export function firstRows(samples: Samples, count: number): Samples {
  if (count === samples.y.length) return samples
  return { ...samples, x: samples.x.slice(0, count * samples.features), y: samples.y.slice(0, count) }
}

/**
 * Divides `seats` among classes of these sizes in proportion, by largest remainders; of equal remainders the lower class comes first. No
 * class gets more than it has.
 */
function share(sizes: readonly number[], seats: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total === 0) return sizes.map(() => 0)
  // Whole numbers all through, so that equal remainders are equal.
  const shares = sizes.map((size) => Math.trunc((size * seats) / total))
  const left = seats - shares.reduce((sum, one) => sum + one, 0)
  const byRemainder = sizes
    .map((size, label) => ({ label, remainder: (size * seats) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.label - b.label)
  for (const { label } of byRemainder.slice(0, left)) shares[label]!++
  return shares
}

/**
 * The rows in the order train, validation, test, each class spread over the three in proportion to their sizes: the training rows of
 * each class by largest remainders, then the validation rows from what is left. Within each set rows keep their order.
 */
export function stratify(samples: Samples, counts: SplitCounts): Samples {
  const { features, classes, x, y } = samples
  const sizes = new Array<number>(classes).fill(0)
  for (const label of y) sizes[label]!++
  const train = share(sizes, counts.train)
  const rest = sizes.map((size, label) => size - train[label]!)
  const validation = share(rest, counts.validation)
  const next = [0, counts.train, counts.train + counts.validation]
  const ordered = { x: new Float64Array(x.length), y: new Float64Array(y.length) }
  for (let row = 0; row < y.length; row++) {
    const label = y[row]!
    const set = train[label]! > 0 ? 0 : validation[label]! > 0 ? 1 : 2
    if (set === 0) train[label]!--
    else if (set === 1) validation[label]!--
    const at = next[set]!++
    ordered.y[at] = label
    ordered.x.set(x.subarray(row * features, (row + 1) * features), at * features)
  }
  return { ...samples, ...ordered }
}
