/** What the worker of the benchmark is told, and what it says. */
import type { Comparison } from '../compare.ts'

/** Lists of names like `a,f` (chosen.ts). */
export interface Wanted {
  readonly engines?: string
  readonly workloads?: string
}

export type Message =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'done'; readonly comparison: Comparison }
  | { readonly kind: 'failed'; readonly text: string }
