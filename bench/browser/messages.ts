/** What the worker of the benchmark is told, and what it says. */
import type { Comparison } from '../compare.ts'
import type { StackCost } from '../stacks.ts'

/** Lists of names like `a,f` (chosen.ts). */
export interface Wanted {
  readonly engines?: string
  readonly workloads?: string
  /** What stacks cost, instead of a comparison of engines. */
  readonly stacks?: boolean
}

export type Message =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'done'; readonly comparison: Comparison }
  | { readonly kind: 'stacks'; readonly costs: readonly StackCost[] }
  | { readonly kind: 'failed'; readonly text: string }
