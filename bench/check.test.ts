import { describe, expect, it } from 'vitest'
import { checkEngine, difference } from './check.ts'
import type { Engine } from './engine.ts'
import { convnet } from './engines/convnet.ts'
import { networkStep } from './engines/reference.ts'
import { tfjs } from './engines/tfjs.ts'
import { batchOrder, workloads, type NetworkWorkload } from './workloads.ts'

const all = workloads()
const networks = all.filter((workload): workload is NetworkWorkload => workload.kind === 'network')

describe('the reference', () => {
  it.each(networks.slice(0, 3))('has the gradient of its loss: $name', (workload) => {
    const rows = batchOrder(workload, 1)
    const lossAt = (theta: Float64Array) => networkStep({ ...workload, rate: 0 }, theta.slice(), rows)
    const moved = workload.start.slice()
    networkStep({ ...workload, rate: 1 }, moved, rows)
    for (let i = 0; i < workload.start.length; i += Math.ceil(workload.start.length / 40)) {
      const h = 1e-6
      const [up, down] = [workload.start.slice(), workload.start.slice()]
      up[i]! += h
      down[i]! -= h
      expect(workload.start[i]! - moved[i]!).toBeCloseTo((lossAt(up) - lossAt(down)) / (2 * h), 6)
    }
  })
})

describe('the peers compute the same training', () => {
  for (const engine of [convnet, tfjs] satisfies Engine[])
    it.each(all)(`${engine.name}: $name`, (workload) => {
      const off = checkEngine(engine, workload)
      if (engine === convnet && workload.kind === 'surface') expect(off).toMatch(/no Adam/)
      else expect(off).toBeTypeOf('number')
    })

  it('and one that does not is refused', () => {
    const wrong: Engine = {
      ...convnet,
      create: (workload, order) => convnet.create({ ...workload, rate: 0.0301 }, order),
    }
    expect(() => checkEngine(wrong, networks[0]!)).toThrow(/does not compute workload a/)
  })
})

describe('difference', () => {
  it('is not blind to NaN and to a different number of parameters', () => {
    expect(difference([NaN, 2], [1, 2])).toBeNaN()
    expect(() => difference([1], [1, 2])).toThrow(/1 parameters/)
  })
})
