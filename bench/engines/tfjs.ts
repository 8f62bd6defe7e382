/**
 * tfjs's own gradients (`variableGrads`) and a plain update, float32, on one of its backends; whoever uses one imports it.
 * `fit` would be slower. The trained tensors are variables; everything else of a step is tidied away.
 */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import type { Engine, Later, Training } from '../engine.ts'
import { parametersOf, valuesOf } from '../layers.ts'
import { batchOrder, type NetworkWorkload, type SurfaceWorkload } from '../workloads.ts'
import { tfjsLayer } from './tfjsLayers.ts'

// Else tfjs advertises its Node package.
tf.env().set('IS_TEST', true)

export type Backend = 'cpu' | 'webgl' | 'webgpu'

/** Takes a backend for what follows; resolves to why there is none. */
export async function take(backend: Backend): Promise<string | undefined> {
  if (tf.getBackend() === backend) return undefined
  // Without an adapter tfjs fails with a message about `features`.
  if (backend === 'webgpu' && !(await navigator.gpu?.requestAdapter())) return 'WebGPU has no adapter here'
  if (await tf.setBackend(backend)) return undefined
  return `tfjs cannot start ${backend} here`
}

/** A training while its backend is taken. `last` is written at the end of a step: once it is read, the step is computed. */
interface Steps {
  readonly last: tf.Tensor
  run(steps: number): void
  parameters(): Later<ArrayLike<number>>
  dispose(): void
}

/** [samples, features], or [samples, height, width, channels] where the network begins with images. */
function inputTensor({ x, y, layers }: NetworkWorkload): tf.Tensor {
  const { kind, input } = layers[0]!
  const values = Float32Array.from(x)
  if (kind === 'dense') return tf.tensor2d(values, [y.length, valuesOf(input)])
  return tf.tensor4d(values, [y.length, input.height, input.width, input.channels])
}

function trainNetwork(workload: NetworkWorkload, order: Uint32Array | undefined): Steps {
  const { start, rate, batch } = workload
  const softmax = workload.loss === 'softmax-cross-entropy'
  let offset = 0
  const layers = workload.layers.map((layer) =>
    tfjsLayer(layer, Float32Array.from(start.subarray(offset, (offset += parametersOf(layer))))),
  )
  const variables = layers.flatMap((layer) => layer.variables)
  const x = inputTensor(workload)
  const classes = valuesOf(workload.layers.at(-1)!.output)
  const y = softmax
    ? tf.tensor2d(oneHot(workload.y, classes), [workload.y.length, classes])
    : tf.tensor2d(Float32Array.from(workload.y), [workload.y.length, 1])
  const rows = order ?? batchOrder(workload, 8)
  const step = tf.scalar(-rate)

  const loss = (input: tf.Tensor, target: tf.Tensor2D): tf.Scalar => {
    const output = layers.reduce((values, layer) => layer.forward(values), input) as tf.Tensor2D
    if (!softmax) return tf.div(tf.mean(tf.square(tf.sub(output, target))), 2)
    return tf.neg(tf.mean(tf.sum(tf.mul(target, tf.logSoftmax(output)), 1)))
  }
  let next = 0
  return {
    last: variables.at(-1)!,
    run(steps) {
      for (let s = 0; s < steps; s++) {
        tf.tidy(() => {
          const indices = tf.tensor1d(Int32Array.from(rows.subarray(next, next + batch)), 'int32')
          const [input, target] = [tf.gather(x, indices), tf.gather(y, indices)]
          const { grads } = tf.variableGrads(() => loss(input, target))
          for (const variable of variables) variable.assign(tf.add(variable, tf.mul(grads[variable.name]!, step)))
        })
        next = next + batch >= rows.length ? 0 : next + batch
      }
    },
    parameters: async () => (await Promise.all(layers.map((layer) => layer.parameters()))).flat(),
    dispose() {
      tf.dispose([x, y, step, ...variables])
    },
  }
}

function oneHot(classes: Float64Array, count: number): Float32Array {
  const rows = new Float32Array(classes.length * count)
  classes.forEach((k, row) => (rows[row * count + k] = 1))
  return rows
}

function trainRosenbrock({ start, rate, beta1, beta2, epsilon }: SurfaceWorkload): Steps {
  const x = tf.variable(tf.scalar(start[0]))
  const y = tf.variable(tf.scalar(start[1]))
  const optimizer = tf.train.adam(rate, beta1, beta2, epsilon)
  const loss = (): tf.Scalar => {
    const slope = tf.sub(y, tf.square(x))
    return tf.add(tf.square(tf.sub(1, x)), tf.mul(100, tf.square(slope)))
  }
  return {
    last: y,
    run(steps) {
      for (let s = 0; s < steps; s++)
        tf.tidy(() => {
          const { grads } = tf.variableGrads(loss)
          optimizer.applyGradients(grads as tf.NamedTensorMap & Record<string, tf.Variable>)
        })
    },
    parameters: async () => [...(await x.data()), ...(await y.data())],
    dispose() {
      optimizer.dispose()
      tf.dispose([x, y])
    },
  }
}

export const tfjs = (backend: Backend): Engine => ({
  name: `tfjs-${backend}`,
  precision: () => 'float32',
  async create(workload, order) {
    const reason = await take(backend)
    if (reason) return reason
    const steps = workload.kind === 'surface' ? trainRosenbrock(workload) : trainNetwork(workload, order)
    return {
      async run(count) {
        await take(backend)
        steps.run(count)
        await steps.last.data()
      },
      async parameters() {
        await take(backend)
        return steps.parameters()
      },
      dispose: steps.dispose,
    } satisfies Training
  },
})
