/** What every engine of the comparison does. */
import type { Backend } from './engines/tfjs.ts'
import type { Workload } from './workloads.ts'

/** `downhill-…` is our own trainer over tfjs; those named tfjs are a plain loop. */
export type EngineName = 'native' | `downhill-${Backend}` | `tfjs-${Backend}` | 'convnetjs' | 'torch'

/** Now, or once a graphics processor or another process is done. */
export type Later<T> = T | Promise<T>

/** One training, from its start. */
export interface Training {
  /** Makes this many updates; over when the last one is computed, not when it is on its way. */
  run(steps: number): Later<void>
  /** Parameters as they are, laid as the workload's `start`. */
  parameters(): Later<ArrayLike<number>>
  dispose(): void
}

export interface Engine {
  readonly name: EngineName
  /** Unit roundoff of its arithmetic for a workload: how far it may be from float64. */
  readonly precision: (workload: Workload) => 'float32' | 'float64'
  /**
   * A training at its start, or a sentence that says why there is none. With `order` it takes these rows for its batches
   * (as long as they last, then from the beginning); without it takes its own order.
   */
  create(workload: Workload, order?: Uint32Array): Later<Training | string>
  /** What one has to know about it beside the name, once it has run. */
  about?(): string | undefined
  /** Ends what it started outside of this process. */
  close?(): void
}
