/** What the generators share. */
import type { Samples } from '../../dataset.ts'
import type { Random } from '../../kinds.ts'

export const TAU = 6.283185307179586

/** Samples of two inputs whose class is i mod `classes`, so that classes are balanced to one row; `point` writes row i. */
export function classified(
  count: number,
  classes: number,
  point: (label: number) => readonly [number, number],
): Samples {
  const x = new Float64Array(2 * count)
  const y = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const label = i % classes
    const [first, second] = point(label)
    x[2 * i] = first
    x[2 * i + 1] = second
    y[i] = label
  }
  return { features: 2, classes, x, y }
}

/** Samples y = f(x) + noise of one input, uniform in [from, to). */
export function fitted(
  count: number,
  [from, to]: readonly [number, number],
  f: (x: number) => number,
  noise: number,
  random: Random,
): Samples {
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    x[i] = from + (to - from) * random.uniform()
    y[i] = f(x[i]) + noise * random.normal()
  }
  return { features: 1, classes: 0, x, y }
}

/** Samples z = f(x, y) + noise of two inputs, each uniform in [-1, 1). */
export function fittedPlane(
  count: number,
  f: (x: number, y: number) => number,
  noise: number,
  random: Random,
): Samples {
  const x = new Float64Array(2 * count)
  const y = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const first = 2 * random.uniform() - 1
    const second = 2 * random.uniform() - 1
    x[2 * i] = first
    x[2 * i + 1] = second
    y[i] = f(first, second) + noise * random.normal()
  }
  return { features: 2, classes: 0, x, y }
}
