/** The loss at the end of a network on a device: the sum over rows of each racer, its slope by the outputs, and right answers. */
import * as tf from '@tensorflow/tfjs-core'
import type { RowLoss } from '../../catalog/kinds.ts'
import type { Mathematics } from '../../formula/mathematics.ts'
import type { LossDescription } from '../compileModel.ts'
import { tensorLoss, tensorPairLoss, type TensorMap } from '../../formula/tfjs/compileMaps.ts'
import type { NetworkLoss } from '../native/networkLoss.ts'
import { tensorOperations } from './operations.ts'

/** Outputs [R, B, outputs], targets [1, B, width]: class indices are rows of ones and zeros here. */
export interface TensorLoss {
  /** Sums [R] over rows and outputs. */
  sum(outputs: tf.Tensor3D, targets: tf.Tensor3D): tf.Tensor1D
  /** The same, and the slope of the sum by the outputs. */
  slope(outputs: tf.Tensor3D, targets: tf.Tensor3D): { readonly sum: tf.Tensor1D; readonly slope: tf.Tensor3D }
  /** How many rows are answered right, [R]; zeros where none are counted. */
  right(outputs: tf.Tensor3D, targets: tf.Tensor3D): tf.Tensor1D
  dispose(): void
}

/** A loss of rows and its slope by the outputs: [R, B, 1] and [R, B, outputs]. */
type RowFunction = (
  outputs: tf.Tensor3D,
  targets: tf.Tensor3D,
  loss: Extract<NetworkLoss, { kind: 'row' }>,
) => { readonly value: tf.Tensor; readonly slope: () => tf.Tensor }

const total = (values: tf.Tensor): tf.Tensor1D => tf.sum<tf.Tensor1D>(values, [1, 2])

export function tensorLossOf({ loss, formula, parameters }: LossDescription, mathematics: Mathematics): TensorLoss {
  if (loss.kind === 'row') return rowLoss(loss)
  const options = { operations: tensorOperations, mathematics, parameters }
  const map =
    loss.kind === 'pair' ? tensorPairLoss(formula!, { link: 'softplus' }, options) : tensorLoss(formula!, options)
  const inputs = (outputs: tf.Tensor3D, targets: tf.Tensor3D) =>
    loss.kind === 'pair' ? [...tf.split(outputs, 2, 2), targets] : [outputs, targets]
  return {
    sum: (outputs, targets) => total(map.value(...inputs(outputs, targets))),
    slope(outputs, targets) {
      const { value, derivatives } = map.withDerivatives(...inputs(outputs, targets))
      return { sum: total(value), slope: beside(derivatives) }
    },
    right: (outputs, targets) =>
      loss.kind === 'map' && loss.thresholds ? sides(outputs, targets, loss.thresholds) : none(outputs),
    dispose: () => (map as TensorMap<tf.Tensor>).dispose(),
  }
}

const beside = (parts: readonly tf.Tensor[]): tf.Tensor3D =>
  (parts.length === 1 ? parts[0] : tf.concat([...parts], 2)) as tf.Tensor3D

const none = (outputs: tf.Tensor3D): tf.Tensor1D => tf.zeros([outputs.shape[0]])

/** Prediction and target on the same side of their thresholds; of the first output. */
function sides(outputs: tf.Tensor3D, targets: tf.Tensor3D, at: { prediction: number; target: number }): tf.Tensor1D {
  const first = (x: tf.Tensor3D) => tf.slice(x, [0, 0, 0], [x.shape[0], x.shape[1], 1])
  const positive = tf.cast(tf.greater(first(outputs), at.prediction), 'float32')
  const wanted = tf.cast(tf.greater(first(targets), at.target), 'float32')
  return total(tf.sub(1, tf.abs(tf.sub(positive, wanted))))
}

function rowLoss(loss: Extract<NetworkLoss, { kind: 'row' }>): TensorLoss {
  const of = ROWS[loss.row]
  return {
    sum: (outputs, targets) => total(of(outputs, targets, loss).value),
    slope(outputs, targets) {
      const { value, slope } = of(outputs, targets, loss)
      return { sum: total(value), slope: slope() as tf.Tensor3D }
    },
    right(outputs, targets) {
      if (!isIndexed(loss.row)) return none(outputs)
      const hits = tf.equal(tf.argMax(outputs, 2), tf.argMax(targets, 2))
      return tf.sum<tf.Tensor1D>(tf.cast(hits, 'float32'), 1)
    },
    dispose() {},
  }
}

/** Whether targets are class indices. */
export const isIndexed = (row: RowLoss): boolean =>
  row === 'softmax-cross-entropy' || row === 'focal-classes' || row === 'multi-margin'

/** Logits less their greatest, their exponentials, and the sum of those. */
function exponentials(outputs: tf.Tensor3D) {
  const shifted = tf.sub(outputs, tf.max(outputs, 2, true))
  const e = tf.exp(shifted)
  return { shifted, e, sum: tf.sum(e, 2, true) }
}

/** The sum over the last axis, which becomes 1. */
const along = (x: tf.Tensor): tf.Tensor => tf.sum(x, 2, true)

const ROWS: Readonly<Record<RowLoss, RowFunction>> = {
  'softmax-cross-entropy'(outputs, targets, { parameters, classWeights }) {
    const classes = outputs.shape[2]
    const smoothing = parameters.labelSmoothing!
    const { shifted, e, sum } = exponentials(outputs)
    // Every class has the share s / C beside the target's 1 - s, times its weight.
    const plainly = smoothing === 0 ? targets : tf.add(tf.mul(targets, 1 - smoothing), smoothing / classes)
    const shares = classWeights ? weighted(targets, classWeights, smoothing) : plainly
    const mass = classWeights ? along(shares) : undefined
    const inner = along(tf.mul(shares, shifted))
    const logarithm = tf.log(sum)
    return {
      value: tf.sub(mass ? tf.mul(mass, logarithm) : logarithm, inner),
      slope: () => tf.sub(mass ? tf.mul(tf.div(e, sum), mass) : tf.div(e, sum), shares),
    }
  },

  'soft-cross-entropy'(outputs, targets) {
    const { shifted, e, sum } = exponentials(outputs)
    const mass = along(targets)
    return {
      value: tf.sub(tf.mul(mass, tf.log(sum)), along(tf.mul(targets, shifted))),
      slope: () => tf.sub(tf.mul(e, tf.div(mass, sum)), targets),
    }
  },

  'focal-classes'(outputs, targets, { parameters }) {
    const gamma = parameters.gamma!
    const { shifted, e, sum } = exponentials(outputs)
    const rest = tf.sub(1, targets)
    const others = along(tf.mul(e, rest))
    const chosen = along(tf.mul(shifted, targets))
    const q = tf.div(along(tf.mul(e, targets)), sum)
    const u = tf.div(others, sum)
    // log(sum) is log1p of what is added to the greatest one.
    const added = tf.where(tf.equal(chosen, 0), others, tf.sub(sum, 1))
    const l = tf.sub(chosen, tf.log1p(added))
    const power = gamma === 0 ? tf.onesLike(u) : tf.pow(u, gamma)
    return {
      value: tf.neg(tf.mul(power, l)),
      slope() {
        const ratio = tf.where(tf.equal(u, 0), tf.onesLike(u), tf.div(tf.neg(l), tf.maximum(u, 1e-38)))
        const curve = tf.sub(tf.mul(tf.mul(gamma, q), tf.neg(ratio)), 1)
        const slope = tf.mul(power, curve)
        const share = tf.div(slope, sum)
        return tf.sub(tf.mul(tf.mul(slope, u), targets), tf.mul(tf.mul(e, share), rest))
      },
    }
  },

  'multi-margin'(outputs, targets, { parameters }) {
    const classes = outputs.shape[2]
    const isSquared = parameters.p === 2
    const right = along(tf.mul(outputs, targets))
    const short = tf.mul(tf.relu(tf.add(tf.sub(outputs, right), parameters.margin!)), tf.sub(1, targets))
    return {
      value: tf.div(along(isSquared ? tf.square(short) : short), classes),
      slope() {
        const pull = isSquared ? tf.mul(short, 2) : tf.cast(tf.greater(short, 0), 'float32')
        return tf.div(tf.sub(pull, tf.mul(targets, along(pull))), classes)
      },
    }
  },

  'cosine-embedding'(outputs, targets, { parameters }) {
    const width = outputs.shape[2]
    const [other, label] = tf.split(targets, [width, 1], 2)
    const own = tf.add(along(tf.square(outputs)), 1e-12)
    const theirs = tf.add(along(tf.square(other!)), 1e-12)
    const lengths = tf.mul(tf.sqrt(own), tf.sqrt(theirs))
    const cosine = tf.div(along(tf.mul(outputs, other!)), lengths)
    const above = tf.relu(tf.sub(cosine, parameters.margin!))
    const together = tf.cast(tf.equal(label!, 1), 'float32')
    const separate = tf.cast(tf.equal(label!, -1), 'float32')
    return {
      value: tf.add(tf.mul(tf.sub(1, cosine), together), tf.mul(above, separate)),
      slope() {
        const rises = tf.mul(tf.cast(tf.greater(above, 0), 'float32'), separate)
        const slope = tf.sub(rises, together)
        return tf.mul(slope, tf.sub(tf.div(other!, lengths), tf.div(tf.mul(outputs, cosine), own)))
      },
    }
  },
}

/** (1 - s) w_t at the target and s / C w_c everywhere. */
function weighted(targets: tf.Tensor3D, weights: readonly number[], smoothing: number): tf.Tensor {
  const row = tf.tensor3d([...weights], [1, 1, weights.length])
  return tf.mul(tf.add(tf.mul(targets, 1 - smoothing), smoothing / weights.length), row)
}
