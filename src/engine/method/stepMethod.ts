/** One racer's method: the evaluator, the rule or the method in TypeScript, and the wrappers around it. */
import type { Method as CatalogMethod, MethodStep } from '../../catalog/method.ts'
import type { NativeVector } from '../native/instance.ts'
import type { Stream } from '../native/random.ts'
import type { Mathematics } from '../../formula/mathematics.ts'
import type { StepTrace, TracedParameter } from '../trace.ts'
import type { Batch, Method, NamedArrays, TensorInfo, Vector } from '../trainer.ts'
import type { Evaluator } from './evaluator.ts'
import type { RuleProgram } from './ruleProgram.ts'
import { StepRecord } from './stepRecord.ts'
import { traceStep, type Acting } from './traceStep.ts'

/** A compiled wrapper with its id. */
export interface WrapperProgram {
  readonly id: string
  readonly program: RuleProgram
}

/** What moves the parameters. */
export type Core =
  | {
      readonly kind: 'rule'
      readonly program: RuleProgram
      /** The number that a schedule which cycles momentum writes. */
      readonly momentum: NativeVector | undefined
      /** Fills the Hessian's diagonal for the rule, where it is due. */
      readonly diagonal: ((batch: Batch, t: number) => void) | undefined
    }
  | { readonly kind: 'method'; readonly method: CatalogMethod; readonly hessian: (batch: Batch) => Float64Array }

/** How a method's steps are made, for an engine that makes them elsewhere. */
export interface MethodDescription {
  /** Every text that acts in a step, in its order; none where a method in TypeScript moves the parameters. */
  readonly acting: readonly Acting[]
  /** Lambda of coupled decay, which the loss then has too. */
  readonly decay: number
  /** Noise of step t for wrappers that want some. */
  readonly noise: ((t: number) => Float32Array | Float64Array) | undefined
  /** Where the rule wants the Hessian's diagonal. */
  readonly curvature: Curvature | undefined
}

/** The Hessian's diagonal, taken anew before steps 1, 1 + every, … */
export interface Curvature {
  readonly every: number
  readonly stream: Stream
  /** Where it is kept between. */
  readonly diagonal: NativeVector
}

export interface StepMethodParts {
  readonly theta: NativeVector
  readonly gradient: NativeVector
  readonly evaluator: Evaluator
  readonly core: Core
  /** Wrappers that change the parameters between gradient and rule, and after the rule. */
  readonly before: readonly WrapperProgram[]
  readonly after: readonly WrapperProgram[]
  /** Further state that a checkpoint holds. */
  readonly alsoState: () => NamedArrays
  /** Whether what an evaluation gave still holds at the next step: no other batch, no noise, no wrapper that moves the parameters. */
  readonly steady: boolean
  readonly description: MethodDescription
  readonly tensors: readonly TensorInfo[]
  readonly mathematics: Mathematics
}

export class StepMethod implements Method {
  readonly theta: NativeVector
  readonly gradient: NativeVector
  readonly description: MethodDescription
  readonly #parts: StepMethodParts
  #record: StepRecord | undefined

  constructor(parts: StepMethodParts) {
    this.#parts = parts
    this.theta = parts.theta
    this.gradient = parts.gradient
    this.description = parts.description
  }

  step(batch: Batch, t: number, rate: number, momentum: number | undefined): number {
    const { evaluator, core, before, after } = this.#parts
    this.#record?.begin(this.description.acting.map(({ program }) => program))
    evaluator.begin(batch, t, rate)
    let loss: number
    if (core.kind === 'rule') {
      core.diagonal?.(batch, t)
      loss = evaluator.evaluate()
      for (const { program } of before) program.step(t, rate, loss)
      if (momentum !== undefined && core.momentum) core.momentum.values[0] = momentum
      core.program.step(t, rate, loss)
    } else {
      loss = core.method.step(this.#stepOf(core.hessian, batch, t, rate))
      for (const { program } of before) program.step(t, rate, loss)
    }
    for (const { program } of after) program.step(t, rate, loss)
    this.#record?.end({ t, rate, momentum, loss })
    return loss
  }

  follow(on: boolean): void {
    if (on === (this.#record !== undefined)) return
    this.#record = on ? new StepRecord(this.theta, this.gradient) : undefined
    this.#parts.evaluator.record = this.#record
  }

  trace(parameter: TracedParameter): StepTrace | undefined {
    const { tensors, mathematics } = this.#parts
    const { acting } = this.description
    const isSingle = this.theta.precision === 'float32'
    return this.#record && traceStep({ record: this.#record, acting, tensors, mathematics, isSingle }, parameter)
  }

  forget(): void {
    if (this.#record) this.#record.outcome = undefined
  }

  #stepOf(hessian: (batch: Batch) => Float64Array, batch: Batch, t: number, rate: number): MethodStep {
    const { evaluator, steady } = this.#parts
    return {
      t,
      rate,
      stale: !steady,
      evaluate: (exact) => evaluator.evaluate(exact as NativeVector | undefined),
      hessian: () => hessian(batch),
    }
  }

  get evaluations(): number {
    return this.#parts.evaluator.evaluations
  }

  set evaluations(count: number) {
    this.#parts.evaluator.evaluations = count
  }

  get batchLoss(): number {
    return this.#parts.evaluator.batchLoss
  }

  get batchObjective(): number {
    return this.#parts.evaluator.batchObjective
  }

  reportAt(): Vector {
    const { core } = this.#parts
    return (core.kind === 'rule' ? core.program.report() : undefined) ?? this.theta
  }

  beside(): Record<string, Vector | number> {
    const { core, after } = this.#parts
    const shown = after.map(({ program }) => program.shown())
    return Object.assign({}, core.kind === 'rule' ? core.program.shown() : {}, ...shown) as Record<
      string,
      Vector | number
    >
  }

  state(): NamedArrays {
    const { core, before, after, alsoState } = this.#parts
    const own = core.kind === 'rule' ? core.program.state() : core.method.state()
    const arrays: NamedArrays = { theta: this.theta.values, ...own, ...alsoState() }
    for (const { id, program } of [...before, ...after])
      for (const [name, array] of Object.entries(program.state())) arrays[`${id}.${name}`] = array
    return arrays
  }
}
