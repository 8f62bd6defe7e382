/** Our own trainer over tfjs, as racers really run on a device: stacked, with their record. */
import type * as tf from '@tensorflow/tfjs-core'
import type { NativeModules } from '../../src/engine/native/instance.ts'
import { createDeviceTrainer } from '../../src/engine/tfjs/createDeviceTrainer.ts'
import { Lane, type LaneDevice } from '../../src/engine/tfjs/lane.ts'
import type { Engine } from '../engine.ts'
import type { NetworkWorkload } from '../workloads.ts'
import { experimentOf, networkOptions } from './native.ts'
import { take, type Backend } from './tfjs.ts'

const reader: LaneDevice = {
  read: (tensors: readonly tf.Tensor[]) => Promise.all(tensors.map((tensor) => tensor.data<'float32'>())),
}

/** Racers of a workload that run together on the backend that is taken. */
export function racersOn(modules: NativeModules, workload: NetworkWorkload, count: number, order?: Uint32Array) {
  const experiment = experimentOf(workload, 'float32')
  const clock = () => performance.now() / 1000
  const options = { modules, clock, ...networkOptions(workload, order) }
  const trainers = Array.from({ length: count }, () =>
    createDeviceTrainer({ ...experiment, device: 'webgl' }, experiment.racers[0]!, options)!,
  )
  const lane = new Lane(reader, { clock })
  let goal = 0
  return {
    async run(steps: number) {
      goal += steps
      while (trainers.some((one) => one.step < goal)) {
        if (trainers.some((one) => !one.isRunning)) throw new Error(`workload ${workload.name} ended`)
        await lane.advance(trainers, goal)
      }
    },
    parameters: () => trainers[0]!.parts.method.theta.values,
    dispose: () => lane.dispose(),
  }
}

export const device = (modules: NativeModules, backend: Backend): Engine => ({
  name: `downhill-${backend}`,
  precision: () => 'float32',
  async create(workload, order) {
    if (workload.kind === 'surface') return 'surfaces, which always run on the native engine'
    const missing = await take(backend)
    if (missing !== undefined) return missing
    const racers = racersOn(modules, workload, 1, order)
    return {
      async run(steps) {
        await take(backend)
        await racers.run(steps)
      },
      parameters: racers.parameters,
      dispose: racers.dispose,
    }
  },
})
