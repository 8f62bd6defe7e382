/** What every engine of the comparison does. */
import type { Workload } from './workloads.ts'

/** One training, from its start. */
export interface Training {
  /** Makes this many updates. */
  run(steps: number): void
  /** Parameters as they are, laid as the workload's `start`. */
  parameters(): ArrayLike<number>
  dispose(): void
}

export interface Engine {
  readonly name: 'native' | 'tfjs-cpu' | 'convnetjs'
  /** Unit roundoff of its arithmetic for a workload: how far it may be from float64. */
  readonly precision: (workload: Workload) => 'float32' | 'float64'
  /**
   * A training at its start, or a sentence that says why there is none. With `order` it takes these rows for its batches
   * (as long as they last, then from the beginning); without it takes its own order.
   */
  create(workload: Workload, order?: Uint32Array): Training | string
}
