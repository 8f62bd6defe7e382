/** The tensor operations of formulas, on tfjs. */
import * as tf from '@tensorflow/tfjs-core'
import type { TensorOperations } from '../../formula/tfjs/operations.ts'

export type Tensor = tf.Tensor

export const tensorOperations: TensorOperations<Tensor> = {
  unary: {
    neg: tf.neg,
    abs: tf.abs,
    sqrt: tf.sqrt,
    floor: tf.floor,
    exp: tf.exp,
    log: tf.log,
    log1p: tf.log1p,
    expm1: tf.expm1,
    sin: tf.sin,
    cos: tf.cos,
    tanh: tf.tanh,
    sigmoid: tf.sigmoid,
    softplus: tf.softplus,
    erf: tf.erf,
  },
  binary: { add: tf.add, sub: tf.sub, mul: tf.mul, div: tf.div, min: tf.minimum, max: tf.maximum, pow: tf.pow },
  compare: {
    lt: tf.less,
    le: tf.lessEqual,
    gt: tf.greater,
    ge: tf.greaterEqual,
    eq: tf.equal,
    ne: tf.notEqual,
  },
  logic: { and: tf.logicalAnd, or: tf.logicalOr },
  numbers: (truth) => tf.cast(truth, 'float32'),
  where: (truth, a, b) => tf.where(truth, a, b),
  square: tf.square,
  matrix: (values, rows, columns) => tf.tensor2d(values as number[], [rows, columns], 'float32'),
  indices: (values) => tf.tensor1d(values, 'int32'),
  gather: (x, indices) => tf.gather(x, indices as tf.Tensor1D, 1),
  columns: (x, from, count) => tf.slice(x, [0, from], [x.shape[0]!, count]),
  beside: (parts) => (parts.length === 1 ? parts[0]! : tf.concat([...parts], 1)),
  reshape: (x, shape) => tf.reshape(x, [...shape]),
  product: (a, b, transposeA = false, transposeB = false) => tf.matMul(a, b, transposeA, transposeB),
  sum: (x) => tf.sum(x, -1, true),
  largest: (x) => tf.max(x, -1, true),
  keep: tf.keep,
  dispose: (x) => x.dispose(),
}
