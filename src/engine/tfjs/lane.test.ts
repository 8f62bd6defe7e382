import { readFileSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { tableFor } from '../../../scripts/experiment/table.ts'
import type { Experiment, Racer } from '../../experiment/document.ts'
import type { TrainerOptions } from '../createTrainer.ts'
import { createTrainer } from '../createTrainer.ts'
import { createDeviceTrainer } from './createDeviceTrainer.ts'
import { openDevice, type OpenDevice } from './device.ts'
import type { DeviceTrainer } from './deviceTrainer.ts'
import { Lane } from './lane.ts'
import { selfTest } from './selfTest.ts'
import {
  allowedMiss,
  classesExperiment,
  denseExperiment,
  exactRecords,
  formulaOptimizers,
  largestMiss,
} from './testing/agreement.ts'

const modules = nodeModules()
let device: OpenDevice
beforeAll(async () => {
  // Else tfjs advertises its Node package.
  tf.env().set('IS_TEST', true)
  device = await openDevice('cpu')
})

const optionsFor = async (experiment: Experiment): Promise<TrainerOptions> => ({
  modules,
  table: await tableFor(experiment, undefined, (file) => new Uint8Array(readFileSync(file))),
})

const onGpu = (experiment: Experiment): Experiment => ({ ...experiment, device: 'webgl' })

async function run(experiment: Experiment, lane: Lane, to = Infinity): Promise<DeviceTrainer[]> {
  const options = await optionsFor(experiment)
  const trainers = experiment.racers.map((racer) => createDeviceTrainer(onGpu(experiment), racer, options)!)
  await drive(trainers, lane, to)
  return trainers
}

async function drive(trainers: readonly DeviceTrainer[], lane: Lane, to = Infinity): Promise<void> {
  while (trainers.some((one) => one.isRunning && one.step < to)) await lane.advance(trainers, to)
}

const laneOf = () => new Lane(device, { clock: () => performance.now() / 1000 })

/** The racers whose figures are further from float64 than float32 explains. */
async function misses(experiment: Experiment): Promise<Record<string, string>> {
  const lane = laneOf()
  const trainers = await run(experiment, lane)
  lane.dispose()
  const options = await optionsFor(experiment)
  return Object.fromEntries(
    trainers.flatMap((trainer, index) => {
      const racer = experiment.racers[index]!
      expect(trainer.progress()).toMatchObject({ status: 'finished', step: experiment.budget })
      const { miss, where } = largestMiss(trainer.records(0), exactRecords(experiment, racer, options))
      const allowed = allowedMiss(experiment, racer, options, TOLERANCE)
      return miss <= allowed ? [] : [[racer.name, `${miss} in ${where}, allowed ${allowed}`]]
    }),
  )
}

/** float32 rounds to 6e-8; over the steps of a run some digits go. */
const TOLERANCE = 2e-3

describe('a lane on the oracle', () => {
  it('agrees with float64 for every formula optimizer, all in one stack', async () => {
    expect(await misses(denseExperiment(formulaOptimizers))).toEqual({})
  }, 120_000)

  it.each(['cnn', 'three'] as const)(
    'agrees with float64 over 200 steps of %s',
    async (kind) => {
      const all = await misses(classesExperiment(kind))
      for (const miss of Object.values(all)) expect(miss).toBeLessThan(TOLERANCE)
    },
    240_000,
  )

  it('goes on from a checkpoint of the native engine, and the native engine from its own', async () => {
    const experiment = onGpu(denseExperiment(['adam'], 40))
    const [racer] = experiment.racers as [Racer]
    const options = await optionsFor(experiment)
    const native = createTrainer(experiment, racer, options)
    native.advance(15)
    const trainer = createDeviceTrainer(experiment, racer, options)!
    trainer.restore(native.checkpoint())
    const lane = laneOf()
    await drive([trainer], lane, 30)
    lane.dispose()
    expect(trainer.isFresh).toBe(true)
    const back = createTrainer(experiment, racer, options)
    back.restore(trainer.checkpoint())
    back.advance(10)
    native.advance(25)
    const [theta, expected] = [back, native].map((one) => one.checkpoint().arrays['method.theta']!)
    expect(back.progress().step).toBe(40)
    theta!.forEach((value, i) => expect(Math.abs(value - expected![i]!)).toBeLessThan(1e-4))
  })

  it('tells the update and the tensor at which a racer stops being finite, and the others go on', async () => {
    const experiment = denseExperiment(['sgd', 'adam'], 60)
    const [wild, calm] = experiment.racers as [Racer, Racer]
    const racers = [{ ...wild, rate: 1e30 }, calm]
    const lane = laneOf()
    const trainers = await run({ ...experiment, racers }, lane)
    lane.dispose()
    const options = await optionsFor(experiment)
    const native = createTrainer({ ...experiment, precision: 'float32' }, racers[0]!, options)
    native.advance(60)
    expect(trainers[0]!.progress().divergence).toEqual(native.progress().divergence)
    expect(trainers[1]!.progress()).toMatchObject({ status: 'finished', step: 60 })
  })

  it('gives back every tensor after 200 cycles of run and reset', async () => {
    const experiment = denseExperiment(['sgd', 'adam', 'lamb'], 4)
    const options = await optionsFor(experiment)
    const before = tf.memory().numTensors
    for (let cycle = 0; cycle < 200; cycle++) {
      const lane = laneOf()
      const trainers = experiment.racers.map((racer) => createDeviceTrainer(onGpu(experiment), racer, options)!)
      await drive(trainers, lane, cycle % 5)
      lane.dispose()
    }
    expect(tf.memory().numTensors).toBe(before)
  }, 240_000)
})

describe('the self-test', () => {
  it('passes on the oracle', async () => {
    await expect(selfTest(device, modules)).resolves.toBeUndefined()
  })

  it('fails where what is read is wrong', async () => {
    const wrong = {
      read: async (tensors: readonly tf.Tensor[]) =>
        (await device.read(tensors)).map((values) => values.map((value) => value * 1.01)),
    }
    await expect(selfTest(wrong, modules)).rejects.toMatchObject({ kind: 'wrong' })
  })
})
