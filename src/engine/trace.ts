/** The last step of a racer as one parameter sees it. Plain numbers, to be copied to another thread. */
import type { RuleTrace } from '../formula/traceRule.ts'

/** A parameter: a tensor by its index, and an entry of it; null is the one with the largest update. */
export type TracedParameter = { readonly tensor: number; readonly entry: number } | null

/** A text of the step: a wrapper, or the rule. */
export interface TracedPart extends RuleTrace {
  /** Of the wrapper; 'rule' for the rule itself. */
  readonly id: string
  readonly text: string
  /** The numbers that its names stand for in this step. */
  readonly parameters: Readonly<Record<string, number>>
}

/** Where a step is drawn as a strip, each number is the largest of a stretch of this many parameters' updates. */
export interface UpdateStrip {
  readonly values: Float64Array
  /** The entry that each number belongs to. */
  readonly entries: Uint32Array
}

export interface StepTrace {
  /** The number of the update, from 1. */
  readonly t: number
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[] }[]
  readonly tensor: number
  readonly entry: number
  /** Whether no parameter's update was larger. */
  readonly isLargest: boolean
  readonly rate: number
  /** Of the batch before the update. */
  readonly loss: number
  /** Theta before and after the step, wrappers included. */
  readonly before: number
  readonly after: number
  /** All parameters before the step, where there are few (surfaces). */
  readonly point: readonly number[]
  /** As the objective gave it, at theta. */
  readonly gradient: number
  /** As the objective gave it where a wrapper took it a second time. */
  readonly climbed: number | undefined
  /** As the rule got it: changed by the wrappers. */
  readonly given: number
  /** The length of the whole step. */
  readonly length: number
  /** What acted, in its order; empty for a method in TypeScript, which couples all parameters. */
  readonly parts: readonly TracedPart[]
  /** By how much the replay misses the theta of the run, as a share of it; 0 where they agree to the last bit. */
  readonly difference: number
  readonly strip: UpdateStrip
  /** Where there are few parameters, what became of the others. */
  readonly others: readonly Became[]
}

/** A parameter after the step. */
export interface Became {
  readonly tensor: number
  readonly entry: number
  readonly before: number
  readonly after: number
  readonly given: number
  readonly parts: readonly Pick<TracedPart, 'id' | 'states'>[]
}
