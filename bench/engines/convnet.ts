/**
 * ConvNetJS 0.3.0, in float64 as it is. Its layers are put together by hand, since `makeLayers` would add a linear layer
 * before the regression loss. Its reported regression loss is four times what it differentiates, so weights are compared.
 */
import convnetjs, { type Layer as PeerLayer, type Size } from 'convnetjs'
import type { Image } from '../../src/catalog/layer.ts'
import type { Engine } from '../engine.ts'
import { valuesOf, weightsPerChannel, type Activation, type Layer } from '../layers.ts'
import { batchOrder, type NetworkWorkload } from '../workloads.ts'

const { ConvLayer, FullyConnLayer, InputLayer, Net, PoolLayer, RegressionLayer } = convnetjs
const { ReluLayer, SoftmaxLayer, TanhLayer, Trainer, Vol } = convnetjs

const sizeOf = ({ height, width, channels }: Image): Size => ({ in_sx: width, in_sy: height, in_depth: channels })

/** [rows, columns] to [columns, rows]. Its filters lie row, column, channel; ours channel, row, column. */
function transposed(values: Float64Array, columns: number): Float64Array {
  const rows = values.length / columns
  return values.map((_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!)
}

const activations: Record<Activation, readonly (new (size: Size) => PeerLayer)[]> = {
  tanh: [TanhLayer],
  relu: [ReluLayer],
  linear: [],
}

/** One of our layers as theirs; the first has the parameters. */
function peerLayers(layer: Layer): PeerLayer[] {
  const size = sizeOf(layer.input)
  if (layer.kind === 'max-pooling') return [new PoolLayer({ ...size, sx: layer.size, stride: layer.size })]
  const { channels } = layer.output
  const summing =
    layer.kind === 'dense'
      ? new FullyConnLayer({ ...size, num_neurons: channels })
      : new ConvLayer({ ...size, filters: channels, sx: layer.size, stride: 1, pad: (layer.size - 1) / 2 })
  return [summing, ...activations[layer.activation].map((Activation) => new Activation(sizeOf(layer.output)))]
}

/** Sets the parameters of a layer from ours, which begin at `offset`; returns where they end. */
function setParameters({ filters, biases }: PeerLayer, layer: Layer, start: Float64Array, offset: number): number {
  if (!filters || !biases) return offset
  const length = weightsPerChannel(layer)
  for (const filter of filters) {
    filter.w.set(transposed(start.subarray(offset, offset + length), length / layer.input.channels))
    offset += length
  }
  biases.w.set(start.subarray(offset, offset + filters.length))
  return offset + filters.length
}

/** The parameters of a layer, laid as ours. */
function parametersOf({ filters, biases }: PeerLayer, { input }: Layer): number[] {
  if (!filters || !biases) return []
  return [...filters.flatMap(({ w }) => [...transposed(w, input.channels)]), ...biases.w]
}

/** The network at its start, and what reads its parameters. */
function buildNet({ layers, loss, start }: NetworkWorkload) {
  const net = new Net()
  const { height, width, channels } = layers[0]!.input
  net.layers.push(new InputLayer({ out_sx: width, out_sy: height, out_depth: channels }))
  const built = layers.map((layer) => ({ layer, peers: peerLayers(layer) }))
  let offset = 0
  for (const { layer, peers } of built) {
    offset = setParameters(peers[0]!, layer, start, offset)
    net.layers.push(...peers)
  }
  const Loss = loss === 'softmax-cross-entropy' ? SoftmaxLayer : RegressionLayer
  net.layers.push(new Loss(sizeOf(layers.at(-1)!.output)))
  return { net, parameters: () => built.flatMap(({ layer, peers }) => parametersOf(peers[0]!, layer)) }
}

export const convnet: Engine = {
  name: 'convnetjs',
  precision: () => 'float64',
  create(workload, order) {
    if (workload.kind === 'surface') return 'ConvNetJS trains networks only, and this version has no Adam'
    const { x, y, layers, loss, batch, rate } = workload
    const { input } = layers[0]!
    const features = valuesOf(input)
    const samples = Array.from(y, (_, row) => {
      const volume = new Vol(input.width, input.height, input.channels, 0)
      volume.w.set(x.subarray(row * features, (row + 1) * features))
      return volume
    })
    const targets = Array.from(y, (value) => (loss === 'softmax-cross-entropy' ? value : Float64Array.of(value)))
    const rows = order ?? batchOrder(workload, 8)
    const { net, parameters } = buildNet(workload)
    const trainer = new Trainer(net, {
      method: 'sgd',
      learning_rate: rate,
      momentum: 0,
      batch_size: batch,
      l2_decay: 0,
    })
    let next = 0
    return {
      run(steps) {
        for (let i = 0; i < steps * batch; i++) {
          const row = rows[next]!
          trainer.train(samples[row]!, targets[row]!)
          next = next + 1 === rows.length ? 0 : next + 1
        }
      },
      parameters,
      dispose() {},
    }
  },
}
