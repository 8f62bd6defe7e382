import '@tensorflow/tfjs-backend-cpu'
import { afterAll, describe, expect, it } from 'vitest'
import { nodeModules } from '../scripts/nodeModules.ts'
import { checkEngine, difference } from './check.ts'
import type { Engine } from './engine.ts'
import { convnet } from './engines/convnet.ts'
import { native } from './engines/native.ts'
import { networkStep } from './engines/reference.ts'
import { tfjs } from './engines/tfjs.ts'
import { torch } from './engines/torch.ts'
import { convolution, dense, maxPooling, stacked } from './layers.ts'
import { batchOrder, workloads, type NetworkWorkload } from './workloads.ts'

const all = workloads()
const networks = all.filter((workload): workload is NetworkWorkload => workload.kind === 'network')

describe('the reference', () => {
  // Few rows, so that hardly a sum crosses the kink of a relu between the two points of a difference.
  it.each(networks)('has the gradient of its loss: $name', (workload) => {
    const rows = batchOrder(workload, 1).subarray(0, 8)
    const lossAt = networkStep({ ...workload, rate: 0 })
    const moved = workload.start.slice()
    networkStep({ ...workload, rate: 1 })(moved, rows)
    for (let i = 0; i < workload.start.length; i += Math.ceil(workload.start.length / 40)) {
      const h = 1e-6
      const [up, down] = [workload.start.slice(), workload.start.slice()]
      up[i]! += h
      down[i]! -= h
      expect(workload.start[i]! - moved[i]!).toBeCloseTo((lossAt(up, rows) - lossAt(down, rows)) / (2 * h), 6)
    }
  })

  it('lays a convolution over zeros, and of equals in a window the first gets the gradient', () => {
    const image = { height: 2, width: 2, channels: 1 }
    const workload: NetworkWorkload = {
      ...networks.find(({ name }) => name === 'f')!,
      layers: stacked(image, [convolution(1), maxPooling(), dense(2, 'linear')]),
      rate: 1,
      x: Float64Array.of(1, 2, 3, 4),
      y: Float64Array.of(1),
      // Filter and bias: every output is 1. Then the two classes' weights and biases: both outputs are 0.5.
      start: Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0.5, -0.5, 0, 1),
    }
    const theta = workload.start.slice()
    const loss = networkStep(workload)(theta, [0])
    expect(loss).toBeCloseTo(Math.log(2), 12)
    // Slopes of the outputs are 0.5 and -0.5, so that of the pooled value is 0.5; it sees the image from its first place.
    const gradient = theta.map((value, i) => workload.start[i]! - value)
    expect([...gradient.subarray(0, 9)]).toEqual([0, 0, 0, 0, 0.5, 1, 0, 1.5, 2])
    expect([...gradient.subarray(9)]).toEqual([0.5, 0.5, -0.5, 0.5, -0.5])
  })
})

describe('the engines compute the same training', () => {
  const engines: Engine[] = [native(nodeModules()), convnet, tfjs('cpu'), torch()]
  afterAll(() => engines.forEach((engine) => engine.close?.()))

  for (const engine of engines)
    it.for(all)(`${engine.name}: $name`, { timeout: 60000 }, async (workload, { skip }) => {
      // A step of tfjs takes a second on the larger images; the benchmark itself makes all twenty.
      const off = await checkEngine(engine, workload, workload.name === 'g' ? 4 : undefined)
      if (engine.name === 'torch' && typeof off === 'string') skip(off)
      if (engine === convnet && workload.kind === 'surface') expect(off).toMatch(/no Adam/)
      else expect(off).toBeTypeOf('number')
    })

  it('and native in float64 without the room that float32 needs in g', { timeout: 60000 }, async () => {
    const workload = networks.find(({ name }) => name === 'g')!
    const engine = native(nodeModules(), () => 'float64')
    expect(await checkEngine(engine, workload)).toBeLessThan(1e-11)
  })

  it('and one that does not is refused', async () => {
    const wrong: Engine = {
      ...convnet,
      create: (workload, order) => convnet.create({ ...workload, rate: 0.0301 }, order),
    }
    await expect(checkEngine(wrong, networks[0]!)).rejects.toThrow(/does not compute workload a/)
  })
})

describe('difference', () => {
  it('is not blind to NaN and to a different number of parameters', () => {
    expect(difference([NaN, 2], [1, 2])).toBeNaN()
    expect(() => difference([1], [1, 2])).toThrow(/1 parameters/)
  })
})
