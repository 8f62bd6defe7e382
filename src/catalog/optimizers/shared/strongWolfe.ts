/**
 * A step length that satisfies the strong Wolfe conditions: bracket, then zoom, with cubic interpolation (Nocedal & Wright 2006,
 * algorithms 3.5 and 3.6, https://doi.org/10.1007/978-0-387-40065-5), with the safeguards of torch.optim.LBFGS: bracketing extends to a
 * trial in [t + 0.01 (t - previous), 10 t]; a trial nearer than a tenth of the bracket to an end is moved there the second time in a row.
 */
import type { MethodParts, MethodVector } from '../../method.ts'
import type { Position } from './position.ts'

/** A tried length: loss, gradient and slope along the direction there. */
export interface Trial {
  readonly length: number
  readonly loss: number
  readonly gradient: MethodVector
  readonly slope: number
}

export interface SearchSettings {
  /** The loss must fall by this share of what the slope promises. */
  readonly c1: number
  /** The slope must fall to this share of the first. */
  readonly c2: number
  /** A bracket shorter than this, in parameters, ends the search. */
  readonly toleranceChange: number
}

const MOST = 25

/** Minimizer of the cubic through two points with slopes, within bounds (by default the two lengths). */
function cubicMinimum(
  a: Trial,
  b: Trial,
  low = Math.min(a.length, b.length),
  high = Math.max(a.length, b.length),
): number {
  const d1 = a.slope + b.slope - (3 * (a.loss - b.loss)) / (a.length - b.length)
  const square = d1 * d1 - a.slope * b.slope
  if (square < 0) return (low + high) / 2
  const d2 = Math.sqrt(square)
  const at =
    a.length <= b.length
      ? b.length - (b.length - a.length) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2))
      : a.length - (a.length - b.length) * ((a.slope + d2 - d1) / (a.slope - b.slope + 2 * d2))
  return Math.min(Math.max(at, low), high)
}

/** Searches along a direction from a position; moves theta while it tries. */
export class StrongWolfe {
  readonly #parts: MethodParts
  readonly #gradients: readonly MethodVector[]

  constructor(parts: MethodParts) {
    this.#parts = parts
    this.#gradients = Array.from({ length: 5 }, () => parts.vectors.create())
  }

  /**
   * @param evaluate loss at theta; its gradient goes into `parts.gradient`
   * @param start the point itself: length 0
   * @returns the best trial; its gradient is valid until the next search. Theta is left at some trial.
   */
  search(
    evaluate: (exact: MethodVector) => number,
    from: Position,
    direction: MethodVector,
    length: number,
    start: Trial,
    settings: SearchSettings,
  ): { best: Trial; evaluations: number } {
    const { c1, c2, toleranceChange } = settings
    const largest = this.#parts.vectors.largestSize(direction)
    let evaluations = 0
    let living: readonly Trial[] = [start]
    const probe = (at: number): Trial => {
      evaluations++
      return this.#probe(evaluate, from, direction, at, living)
    }
    const tooHigh = (trial: Trial) => trial.loss > start.loss + c1 * trial.length * start.slope
    const flat = (trial: Trial) => Math.abs(trial.slope) <= -c2 * start.slope

    let previous = start
    let current = probe(length)
    let rounds = 0
    let bracket: [Trial, Trial] | undefined
    while (rounds < MOST) {
      if (tooHigh(current) || (rounds > 1 && current.loss >= previous.loss)) {
        bracket = [previous, current]
        break
      }
      if (flat(current)) return { best: current, evaluations }
      if (current.slope >= 0) {
        bracket = [previous, current]
        break
      }
      const least = current.length + 0.01 * (current.length - previous.length)
      const next = cubicMinimum(previous, current, least, current.length * 10)
      previous = current
      living = [start, previous]
      current = probe(next)
      rounds++
    }
    let pair: [Trial, Trial] = bracket ?? [start, current]
    let low = pair[0].loss <= pair[1].loss ? 0 : 1
    let stuck = false
    while (rounds < MOST) {
      const [a, b] = pair
      if (Math.abs(b.length - a.length) * largest < toleranceChange) break
      let at = cubicMinimum(a, b)
      const left = Math.min(a.length, b.length)
      const right = Math.max(a.length, b.length)
      const margin = 0.1 * (right - left)
      if (Math.min(right - at, at - left) < margin) {
        if (stuck || at >= right || at <= left) {
          at = Math.abs(at - right) < Math.abs(at - left) ? right - margin : left + margin
          stuck = false
        } else stuck = true
      } else stuck = false
      living = [start, a, b]
      const trial = probe(at)
      rounds++
      if (tooHigh(trial) || trial.loss >= pair[low]!.loss) {
        pair = low === 0 ? [pair[0], trial] : [trial, pair[1]]
        low = pair[0].loss <= pair[1].loss ? 0 : 1
        continue
      }
      if (flat(trial)) return { best: trial, evaluations }
      const better = pair[low]!
      const other = trial.slope * (pair[1 - low]!.length - better.length) >= 0 ? better : pair[1 - low]!
      pair = low === 0 ? [trial, other] : [other, trial]
    }
    return { best: pair[low]!, evaluations }
  }

  /** Loss, gradient and slope at a length; the gradient goes where no living trial has its own. */
  #probe(
    evaluate: (exact: MethodVector) => number,
    from: Position,
    direction: MethodVector,
    length: number,
    living: readonly Trial[],
  ): Trial {
    const { vectors, gradient } = this.#parts
    const loss = evaluate(from.probe(length, direction))
    const free = this.#gradients.find((vector) => living.every((trial) => trial.gradient !== vector))!
    vectors.copy(gradient, free)
    return { length, loss, gradient: free, slope: vectors.dot(free, direction) }
  }
}
