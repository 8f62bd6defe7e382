/** What is kept of a step so that it can be replayed: theta, gradients and states before it, and what came out. */
import type { NativeVector } from '../native/instance.ts'
import { copied } from '../runArrays.ts'
import type { NamedArrays } from '../trainer.ts'
import type { RuleProgram } from './ruleProgram.ts'

type Numbers = Float32Array | Float64Array

export interface Outcome {
  readonly t: number
  readonly rate: number
  readonly momentum: number | undefined
  readonly loss: number
}

/** The memory of one step; its arrays are used again for the next. */
export class StepRecord {
  readonly before: Numbers
  readonly after: Numbers
  /** The gradient of the objective at theta; where a wrapper climbed, there; and as the rule got it. */
  readonly gradient: Numbers
  readonly climbed: Numbers
  readonly given: Numbers
  /** States of every program before the step. */
  readonly states = new Map<RuleProgram, NamedArrays>()
  outcome: Outcome | undefined
  readonly #theta: NativeVector
  readonly #gradient: NativeVector

  constructor(theta: NativeVector, gradient: NativeVector) {
    this.#theta = theta
    this.#gradient = gradient
    const [before, after, first, climbed, given] = Array.from({ length: 5 }, () => theta.values.slice())
    this.before = before!
    this.after = after!
    this.gradient = first!
    this.climbed = climbed!
    this.given = given!
  }

  begin(programs: readonly RuleProgram[]): void {
    this.outcome = undefined
    this.before.set(this.#theta.values)
    for (const program of programs) {
      const kept = this.states.get(program)
      const now = program.state()
      if (!kept) this.states.set(program, copied(now))
      else for (const [name, array] of Object.entries(now)) kept[name]!.set(array)
    }
  }

  end(outcome: Outcome): void {
    this.outcome = outcome
    this.after.set(this.#theta.values)
    this.given.set(this.#gradient.values)
  }
}
