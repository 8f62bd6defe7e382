/** The loss of a network, laid out in memory word by word by TypeScript (../networkLoss.ts). */

/** What a loss is computed by. */
export enum LossKind {
  /** Compiled maps of prediction and target, an entry at a time. */
  map = 0,
  /** Compiled maps of prediction, spread and target: half of the outputs are predictions, the other half spreads. */
  pair = 1,
  /** A kernel that couples the outputs of a row (rowLosses.ts). */
  row = 2,
}

/** Which answers are counted as right. */
export enum Accuracy {
  none = 0,
  /** Prediction and target on the same side of their thresholds. */
  sides = 1,
  /** The greatest output. */
  greatest = 2,
}

/** What a loss says: eight 32-bit words and four float64. */
@unmanaged
export class LossPlan {
  kind: LossKind
  /** Table indices of the maps with and without gradient. */
  lossMap: u32
  valueMap: u32
  /** Which of rowLosses.ts. */
  row: i32
  /** Class weights [classes]; 0 for none. */
  classWeights: usize
  accuracy: Accuracy
  /** Numbers of a target. */
  targetWidth: i32
  /** Whether the sum is divided by the rows, not the entries, of the targets. */
  byRows: i32
  /** Numbers of a row loss. */
  first: f64
  second: f64
  predictionThreshold: f64
  targetThreshold: f64
}
