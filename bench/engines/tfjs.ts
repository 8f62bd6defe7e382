/**
 * tfjs's own gradients (`variableGrads`) and a plain update on its cpu backend, float32. `fit` would be slower.
 * The trained tensors are variables; everything else of a step is tidied away.
 */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import '@tensorflow/tfjs-backend-cpu'
import type { Engine, Training } from '../engine.ts'
import { batchOrder, type NetworkWorkload, type SurfaceWorkload } from '../workloads.ts'

// Else tfjs advertises its Node package.
tf.env().set('IS_TEST', true)
await tf.setBackend('cpu')

function trainNetwork(workload: NetworkWorkload, order: Uint32Array | undefined): Training {
  const { sizes, type, start, rate, batch } = workload
  const [features, classes] = [sizes[0]!, sizes.at(-1)!]
  const softmax = type === 'relu-softmax'
  const layers: { weights: tf.Variable; biases: tf.Variable; size: number }[] = []
  let offset = 0
  for (let k = 1; k < sizes.length; k++) {
    const [inputs, outputs] = [sizes[k - 1]!, sizes[k]!]
    const take = (length: number) => Float32Array.from(start.subarray(offset, (offset += length)))
    layers.push({
      weights: tf.variable(tf.tensor2d(take(outputs * inputs), [outputs, inputs])),
      biases: tf.variable(tf.tensor1d(take(outputs))),
      size: outputs * (inputs + 1),
    })
  }
  const x = tf.tensor2d(Float32Array.from(workload.x), [workload.y.length, features])
  const y = softmax
    ? tf.tensor2d(oneHot(workload.y, classes), [workload.y.length, classes])
    : tf.tensor2d(Float32Array.from(workload.y), [workload.y.length, 1])
  const rows = order ?? batchOrder(workload, 8)
  const step = tf.scalar(-rate)

  const forward = (input: tf.Tensor2D): tf.Tensor2D =>
    layers.reduce((before, { weights, biases }, k) => {
      const sum = tf.add(tf.matMul<tf.Tensor2D>(before, weights as unknown as tf.Tensor2D, false, true), biases)
      if (!softmax) return tf.tanh(sum as tf.Tensor2D)
      return (k === layers.length - 1 ? sum : tf.relu(sum)) as tf.Tensor2D
    }, input)
  const loss = (input: tf.Tensor2D, target: tf.Tensor2D): tf.Scalar => {
    const output = forward(input)
    if (!softmax) return tf.div(tf.mean(tf.square(tf.sub(output, target))), 2)
    return tf.neg(tf.mean(tf.sum(tf.mul(target, tf.logSoftmax(output)), 1)))
  }
  let next = 0
  return {
    run(steps) {
      for (let s = 0; s < steps; s++) {
        tf.tidy(() => {
          const indices = tf.tensor1d(Int32Array.from(rows.subarray(next, next + batch)), 'int32')
          const [input, target] = [tf.gather(x, indices), tf.gather(y, indices)]
          const { grads } = tf.variableGrads(() => loss(input, target))
          for (const { weights, biases } of layers)
            for (const variable of [weights, biases])
              variable.assign(tf.add(variable, tf.mul(grads[variable.name]!, step)))
        })
        next = next + batch >= rows.length ? 0 : next + batch
      }
    },
    parameters: () => layers.flatMap(({ weights, biases }) => [...weights.dataSync(), ...biases.dataSync()]),
    dispose() {
      tf.dispose([x, y, step, ...layers.flatMap(({ weights, biases }) => [weights, biases])])
    },
  }
}

function oneHot(classes: Float64Array, count: number): Float32Array {
  const rows = new Float32Array(classes.length * count)
  classes.forEach((k, row) => (rows[row * count + k] = 1))
  return rows
}

function trainRosenbrock({ start, rate, beta1, beta2, epsilon }: SurfaceWorkload): Training {
  const x = tf.variable(tf.scalar(start[0]))
  const y = tf.variable(tf.scalar(start[1]))
  const optimizer = tf.train.adam(rate, beta1, beta2, epsilon)
  const loss = (): tf.Scalar => {
    const slope = tf.sub(y, tf.square(x))
    return tf.add(tf.square(tf.sub(1, x)), tf.mul(100, tf.square(slope)))
  }
  return {
    run(steps) {
      for (let s = 0; s < steps; s++)
        tf.tidy(() => {
          const { grads } = tf.variableGrads(loss)
          optimizer.applyGradients(grads as tf.NamedTensorMap & Record<string, tf.Variable>)
        })
    },
    parameters: () => [...x.dataSync(), ...y.dataSync()],
    dispose() {
      optimizer.dispose()
      tf.dispose([x, y])
    },
  }
}

export const tfjs: Engine = {
  name: 'tfjs-cpu',
  precision: () => 'float32',
  create: (workload, order) =>
    workload.kind === 'surface' ? trainRosenbrock(workload) : trainNetwork(workload, order),
}
