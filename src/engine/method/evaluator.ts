/** The gradient of a step: of one batch or the mean of several, taken uphill where a wrapper says so, then changed by the wrappers. */
import type { Native, NativeVector } from '../native/instance.ts'
import type { Batch, Objective } from '../trainer.ts'
import type { RuleProgram } from './ruleProgram.ts'
import type { StepRecord } from './stepRecord.ts'

export interface EvaluatorOptions {
  readonly native: Native
  readonly objective: Objective
  readonly theta: NativeVector
  readonly gradient: NativeVector
  /** Moves theta uphill (SAM). */
  readonly ascent: RuleProgram | undefined
  /** Wrappers that change the gradient, in their order. */
  readonly changes: readonly RuleProgram[]
  /** Coupled weight decay among them: lambda of the lambda / 2 |theta|^2 that the loss then has too, for methods that search along a line. */
  readonly decay: number
  /** Fills the noise of step t, where a wrapper asks for it. */
  readonly drawNoise: ((t: number) => void) | undefined
}

export class Evaluator {
  readonly #options: EvaluatorOptions
  /** Gradients of further batches; parameters below an ascent. */
  readonly #spare: NativeVector
  readonly #below: NativeVector | undefined
  #batch!: Batch
  #t = 0
  #rate = 0
  #isFirst = true
  #plain = NaN
  /** Where the gradients of a step's first evaluation are copied, while somebody watches. */
  record: StepRecord | undefined
  /** Gradients taken so far. */
  evaluations = 0
  /** Loss of the step's first evaluation, without and with the penalty. */
  batchLoss = NaN
  batchObjective = NaN

  constructor(options: EvaluatorOptions) {
    this.#options = options
    const { native, theta, ascent } = options
    this.#spare = native.vector(theta.length, theta.precision)
    this.#below = ascent && native.vector(theta.length, theta.precision)
  }

  /** A new step: every evaluation until the next one sees this batch, the same masks and the same noise. */
  begin(batch: Batch, t: number, rate: number): void {
    this.#batch = batch
    this.#t = t
    this.#rate = rate
    this.#isFirst = true
    this.#options.objective.beginStep?.()
    this.#options.drawNoise?.(t)
  }

  /**
   * Loss at theta; the gradient, changed by the wrappers, is left in the gradient vector. `exact` is theta before it was rounded to the
   * run's precision.
   */
  evaluate(exact?: NativeVector): number {
    const { theta, gradient, ascent, changes, decay, native } = this.#options
    const loss = this.#mean(this.#batch, gradient, exact)
    const record = this.#isFirst ? this.record : undefined
    record?.gradient.set(gradient.values)
    if (this.#isFirst) {
      this.batchLoss = this.#plain
      this.batchObjective = loss
      this.#isFirst = false
    }
    if (ascent && this.#below) {
      this.#below.values.set(theta.values)
      ascent.step(this.#t, this.#rate, loss)
      this.#mean(this.#batch, gradient)
      record?.climbed.set(gradient.values)
      theta.values.set(this.#below.values)
    }
    for (const change of changes) change.step(this.#t, this.#rate, loss)
    if (decay === 0) return loss
    const norm = native.norm(theta)
    return loss + (decay / 2) * norm * norm
  }

  /** The gradient of a batch at theta as the objective gives it, without wrappers. */
  plain(batch: Batch, into: NativeVector): void {
    this.#mean(batch, into)
  }

  /** Mean loss, with the penalty, and gradient over the parts of a batch; the mean without the penalty is left in `#plain`. */
  #mean(batch: Batch, into: NativeVector, exact?: NativeVector): number {
    const { parts } = batch
    if (!parts) return this.#gradient(batch, into, exact)
    const { native } = this.#options
    let loss = 0
    let plain = 0
    for (const [index, part] of parts.entries()) {
      loss += this.#gradient(part, index === 0 ? into : this.#spare, exact)
      plain += this.#plain
      if (index > 0) native.axpy(1, this.#spare, into)
    }
    native.scale(1 / parts.length, into)
    this.#plain = plain / parts.length
    return loss / parts.length
  }

  #gradient(batch: Batch, into: NativeVector, exact: NativeVector | undefined): number {
    const { objective, theta } = this.#options
    const loss =
      exact && objective.gradientAt ? objective.gradientAt(exact, batch, into) : objective.gradient(theta, batch, into)
    this.evaluations++
    this.#plain = objective.plainLoss ?? loss
    return loss
  }
}
