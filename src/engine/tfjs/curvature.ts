/** The Hessian's diagonal on a device, as the native engine takes it (method/hessian.ts): all differences in one batch of gradients. */
import * as tf from '@tensorflow/tfjs-core'
import { LIMITS } from '../../experiment/limits.ts'
import type { Curvature } from '../method/stepMethod.ts'

/** The relative distance of the two gradients in float32. */
const DISTANCE = 4.9e-3

/** Gradients [R * count, P] at points [R * count, P]: of each racer `count` in a row. */
type Along = (theta: tf.Tensor2D, count: number) => tf.Tensor2D

export const curvatureOf = {
  /** The signs of an estimate; empty where the diagonal is taken exactly. */
  draw({ stream }: Curvature, parameters: number): Float32Array {
    if (parameters <= LIMITS.hessian) return new Float32Array(0)
    return Float32Array.from({ length: parameters }, () => (stream.bits() >= 0x80000000 ? 1 : -1))
  },

  /** [R, P] */
  estimate(theta: tf.Tensor2D, signs: Float32Array, along: Along): tf.Tensor2D {
    return signs.length > 0 ? hutchinson(theta, signs, along) : exact(theta, along)
  },

  /** Gradients that it takes of each racer. */
  evaluations: (parameters: number): number => (parameters <= LIMITS.hessian ? 2 * parameters : 2),
}

/** z * (H z) by a central difference along z. */
function hutchinson(theta: tf.Tensor2D, signs: Float32Array, along: Along): tf.Tensor2D {
  const [racers, parameters] = theta.shape
  const z = tf.tensor2d(signs, [1, parameters])
  const move = tf.mul(z, DISTANCE)
  const both = tf.reshape(tf.stack([tf.add(theta, move), tf.sub(theta, move)], 1), [racers * 2, parameters])
  const gradients = tf.reshape(along(both as tf.Tensor2D, 2), [racers, 2, parameters])
  const [ahead, behind] = tf.unstack(gradients, 1)
  return tf.mul(tf.sub(ahead!, behind!), tf.div(z, 2 * DISTANCE))
}

/** Entry i of the change of the gradient along parameter i. */
function exact(theta: tf.Tensor2D, along: Along): tf.Tensor2D {
  const [racers, parameters] = theta.shape
  const eye = tf.expandDims(tf.eye(parameters), 0)
  const at = tf.expandDims(theta, 1)
  const steps = tf.mul(tf.expandDims(tf.maximum(tf.abs(theta), 1), 1), tf.mul(eye, DISTANCE))
  const [ahead, behind] = [tf.add(at, steps), tf.sub(at, steps)]
  const points = tf.reshape(tf.concat([ahead, behind], 1), [racers * 2 * parameters, parameters])
  const gradients = tf.reshape(along(points as tf.Tensor2D, 2 * parameters), [racers, 2, parameters, parameters])
  const [after, before] = tf.unstack(gradients, 1)
  // What float32 made of the distances, not what was asked for.
  const on = (all: tf.Tensor) => tf.sum(tf.mul(all, eye), 2)
  return tf.div(on(tf.sub(after!, before!)), on(tf.sub(ahead, behind)))
}
