/**
 * ConvNetJS 0.3.0, in float64 as it is. Its layers are put together by hand, since `makeLayers` would add a linear layer
 * before the regression loss. Its reported regression loss is four times what it differentiates, so weights are compared.
 */
import convnetjs from 'convnetjs'
import type { Engine } from '../engine.ts'
import { batchOrder, type NetworkWorkload } from '../workloads.ts'

const { FullyConnLayer, InputLayer, Net, RegressionLayer, ReluLayer, SoftmaxLayer, TanhLayer, Trainer, Vol } = convnetjs

function buildNet({ sizes, type, start }: NetworkWorkload) {
  const net = new Net()
  net.layers.push(new InputLayer({ out_sx: 1, out_sy: 1, out_depth: sizes[0]! }))
  let offset = 0
  for (let k = 1; k < sizes.length; k++) {
    const [inputs, outputs] = [sizes[k - 1]!, sizes[k]!]
    const layer = new FullyConnLayer({ in_sx: 1, in_sy: 1, in_depth: inputs, num_neurons: outputs })
    for (const filter of layer.filters!) {
      filter.w.set(start.subarray(offset, offset + inputs))
      offset += inputs
    }
    layer.biases!.w.set(start.subarray(offset, offset + outputs))
    offset += outputs
    net.layers.push(layer)
    const size = { in_sx: 1, in_sy: 1, in_depth: outputs }
    const last = k === sizes.length - 1
    if (type === 'tanh-half-square') net.layers.push(new TanhLayer(size))
    else if (!last) net.layers.push(new ReluLayer(size))
    if (last) net.layers.push(type === 'relu-softmax' ? new SoftmaxLayer(size) : new RegressionLayer(size))
  }
  return net
}

export const convnet: Engine = {
  name: 'convnetjs',
  precision: () => 'float64',
  create(workload, order) {
    if (workload.kind === 'surface') return 'ConvNetJS trains networks only, and this version has no Adam'
    const { x, y, sizes, batch, rate } = workload
    const features = sizes[0]!
    const samples = Array.from(y, (_, row) => {
      const volume = new Vol(1, 1, features, 0)
      volume.w.set(x.subarray(row * features, (row + 1) * features))
      return volume
    })
    const targets = Array.from(y, (value) => (workload.type === 'relu-softmax' ? value : Float64Array.of(value)))
    const rows = order ?? batchOrder(workload, 8)
    const net = buildNet(workload)
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
      parameters: () =>
        net.layers.flatMap(({ filters, biases }) =>
          filters && biases ? [...filters.flatMap((filter) => [...filter.w]), ...biases.w] : [],
        ),
      dispose() {},
    }
  },
}
