/** Which steps are recorded, and the growing columns they are recorded into. */
import type { Columns } from './trainer.ts'

/** Every step up to this one is recorded; beyond it, half as many points a doubling. */
const DENSE = 512

/**
 * Distance between recorded steps around `step`: 1 up to 512, then 256 points per doubling.
 * A function of the step alone, so a curve belongs to the document and a longer budget changes nothing of it.
 */
export function recordingStride(step: number): number {
  let stride = 1
  for (let end = DENSE; step > end; end *= 2) stride *= 2
  return stride
}

/** The first recorded step after `step`. */
export function nextRecorded(step: number): number {
  const stride = recordingStride(step + 1)
  return (Math.floor(step / stride) + 1) * stride
}

/** Columns of float64 that grow by doubling; NaN is written in its canonical form. */
export class Recorder {
  #columns: Record<string, Float64Array>
  #rows = 0

  constructor(names: readonly string[]) {
    this.#columns = Object.fromEntries(names.map((name) => [name, new Float64Array(256)]))
  }

  get rows(): number {
    return this.#rows
  }

  /** Fills what the last row has no figures for. */
  complete(row: Readonly<Record<string, number>>): void {
    for (const name in this.#columns) {
      const column = this.#columns[name]
      const value = row[name]
      if (value !== undefined && Number.isNaN(column[this.#rows - 1])) column[this.#rows - 1] = value
    }
  }

  /** Adds a row; a metric that is absent or not a number becomes NaN. */
  push(row: Readonly<Record<string, number>>): void {
    for (const name in this.#columns) {
      let column = this.#columns[name]
      if (this.#rows === column.length) {
        const grown = new Float64Array(column.length * 2)
        grown.set(column)
        this.#columns[name] = column = grown
      }
      const value = row[name]
      column[this.#rows] = value === undefined || value !== value ? NaN : value
    }
    this.#rows++
  }

  /** A copy of the rows from number `since` on. */
  since(since: number): Columns {
    const columns: Columns = {}
    for (const name in this.#columns) columns[name] = this.#columns[name].slice(Math.max(0, since), this.#rows)
    return columns
  }
}

/** Doublings of steps over which the allowance is spread: a million steps. */
const DOUBLINGS = 20

/**
 * Decides at which recorded steps a whole split is evaluated: counted operations, never a clock.
 * Evaluation may use a tenth of the operations of the training so far, and an allowance of which every doubling of the steps frees an equal
 * part, so that curves are as dense at their beginning as a logarithm wants and never stop.
 */
export class EvaluationBudget {
  /** Operations of evaluation so far; part of a checkpoint. */
  spent = 0
  readonly #cost: number
  readonly #allowance: number

  constructor(cost: number, allowance = 1e9) {
    this.#cost = cost
    this.#allowance = allowance
  }

  /** Whether an evaluation is due at this recorded step, after so many operations of training; counts it if so. The start is always evaluated. */
  due(step: number, training: number): boolean {
    // Whole doublings and the share of the next one: no logarithm, whose last bit differs between machines.
    let doublings = 1
    let power = 2
    for (; 2 * power <= step + 2; power *= 2) doublings++
    const freed = (this.#allowance * (doublings + (step + 2) / power - 1)) / DOUBLINGS
    if (step > 0 && this.spent + this.#cost > freed + 0.1 * training) return false
    this.spent += this.#cost
    return true
  }
}
