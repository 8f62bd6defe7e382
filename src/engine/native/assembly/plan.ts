/** The plan of a network, laid out in memory word by word by TypeScript (../layOut.ts). */
import { LossPlan } from './lossPlan'

/** What a plan says, in 32-bit words. */
@unmanaged
export class Plan {
  /** Addresses of the operations' records (operation.ts), in their order, and how many there are. */
  operation: usize
  operations: i32
  /** Number of the first operation with parameters: gradients go back no further. */
  first: i32
  /** Samples that go through the network at a time. */
  chunk: i32
  /** Data set: inputs [samples, features]; targets [samples, loss.targetWidth]. */
  data: usize
  targets: usize
  features: i32
  outputs: i32
  /** Panels: gathered inputs, gathered targets, and two blocks for the gradients of values. */
  x: usize
  y: usize
  deltas: usize
  spareDeltas: usize
  /** What training samples go through first (augmentation.ts); 0 for nothing. */
  augmentation: usize
  /** The loss (lossPlan.ts). */
  loss: LossPlan
  /** Right answers of the last `evaluate`. */
  right: i32
}
