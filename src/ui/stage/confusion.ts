/** Which classes a model takes for which. */

export interface Confusion {
  readonly classes: number
  /** Samples of each true class (rows) that were taken for each class (columns), [classes, classes]. */
  readonly counts: Uint32Array
  readonly samples: number
  readonly right: number
}

/** Compares what was predicted for the samples from `from` on with the truth. */
export function confusionOf(y: ArrayLike<number>, from: number, predicted: Uint8Array, classes: number): Confusion {
  const counts = new Uint32Array(classes * classes)
  let right = 0
  predicted.forEach((label, i) => {
    const truth = y[from + i]!
    counts[truth * classes + label]!++
    if (truth === label) right++
  })
  return { classes, counts, samples: predicted.length, right }
}

/** Samples of a true class. */
export function samplesOf({ counts, classes }: Confusion, label: number): number {
  let sum = 0
  for (let other = 0; other < classes; other++) sum += counts[label * classes + other]!
  return sum
}

/** Share of a class's samples that were recognized; NaN where it has none. */
export function recallOf(confusion: Confusion, label: number): number {
  return confusion.counts[label * (confusion.classes + 1)]! / samplesOf(confusion, label)
}

/**
 * Samples that were taken for another class, at most `room` of them, by their numbers among all samples. Those that were there before keep
 * their place as long as they are wrong, so that pictures of them do not move; free places are taken by the first others.
 */
export function mistakes(
  before: readonly (number | null)[],
  y: ArrayLike<number>,
  from: number,
  predicted: Uint8Array,
  room: number,
): (number | null)[] {
  const wrong = new Set<number>()
  predicted.forEach((label, i) => {
    if (y[from + i] !== label) wrong.add(from + i)
  })
  const places: (number | null)[] = Array.from({ length: room }, (_, place) => {
    const sample = before[place] ?? null
    return sample !== null && wrong.delete(sample) ? sample : null
  })
  const others = [...wrong].values()
  return places.map((sample) => sample ?? others.next().value ?? null)
}
