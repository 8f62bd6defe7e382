/** What every operation of a network has in memory; the file of each adds words of its own. */

/** Numbered as in ../operations.ts. */
export enum Kind {
  affine = 0,
  activation = 1,
  convolution = 2,
  maxPooling = 3,
  meanPooling = 4,
  flatten = 5,
  dropout = 6,
  batchNormalization = 7,
  layerNormalization = 8,
}

/** Eight 32-bit words, so that float64 numbers may follow. */
@unmanaged
export class Operation {
  kind: Kind
  /** Values of a sample, before and after. */
  inputs: i32
  outputs: i32
  /** Panels of inputs and of outputs; the inputs are the outputs of the operation before. */
  x: usize
  y: usize
  /** Byte offsets into the parameters: weights and bias, or scale and shift. */
  weights: usize
  bias: usize
  unused: i32
}
