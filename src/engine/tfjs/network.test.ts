import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Operation, Shape } from '../../catalog/layer.ts'
import { describeLoss } from '../compileModel.ts'
import type { NetworkDescription } from '../dataObjective.ts'
import { buildNetwork, type NetworkSetting } from '../native/testing/buildNetwork.ts'
import { operationsOf } from '../native/testing/chains.ts'
import { everyChain } from '../native/testing/everyChain.ts'
import { build, everyLoss, parametersOf } from '../native/testing/lossSubjects.ts'
import { createNative } from '../native/instance.ts'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { TensorNetwork, type TensorBatch } from './network.ts'
import { TensorPenalty } from './penalty.ts'

const RACERS = 3
const { mathematics } = createNative(nodeModules())

beforeAll(async () => {
  tf.env().set('IS_TEST', true)
  await tf.setBackend('cpu')
})

/** The largest difference, as a share of the largest expected size; NaN where one is not a number. */
function miss(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  const size = Math.max(...Array.from(expected, Math.abs), 1e-6)
  return Math.max(...Array.from(expected, (value, i) => Math.abs(got[i]! - value))) / size
}

/** float32 through some layers. */
const TOLERANCE = 5e-5

/** The native network of a setting in float64, and the same on tensors, for racers with parameters of their own. */
function both(setting: NetworkSetting) {
  const made = buildNetwork(setting)
  const { network, plain, theta, random } = made
  const { loss, counts } = descriptionOf(setting, plain)
  const description: NetworkDescription = {
    input: setting.input,
    operations: setting.operations,
    inputs: Float64Array.from(plain.inputs),
    targets: Float64Array.from(plain.targets),
    counts,
    loss,
  }
  const points = Array.from({ length: RACERS }, (_, racer) =>
    racer === 0 ? theta.values.slice() : theta.values.map(() => 0.5 * random.normal()),
  )
  const tensors = new TensorNetwork(description, network.tensors, mathematics)
  const stacked = tf.tensor2d(Float32Array.from(points.flatMap((point) => [...point])), [RACERS, theta.length])
  return { ...made, tensors, points, stacked, counts }
}

function descriptionOf(
  { samples }: NetworkSetting,
  plain: { labelSmoothing?: number; classWeights?: readonly number[] },
) {
  const train = Math.ceil(samples * 0.6)
  const counts = { train, validation: Math.floor((samples - train) / 2), test: Math.ceil((samples - train) / 2) }
  const parameters = { labelSmoothing: plain.labelSmoothing ?? 0 }
  const loss = describeLoss(
    { id: 'softmax-cross-entropy', parameters },
    { kind: 'row', row: 'softmax-cross-entropy', parameters, classWeights: plain.classWeights },
  )
  return { counts, loss }
}

const chains = everyChain.map(([name, input, layers]): [string, Shape, Operation[]] => [
  name,
  input,
  operationsOf(input, layers),
])

describe('a network on tensors', () => {
  it.each(chains)(
    '%s: loss, gradient and running averages of three racers are those of float64',
    (_, input, operations) => {
      const { network, tensors, points, stacked, theta, into } = both({
        input,
        operations,
        loss: 'softmax',
        samples: 40,
        largestBatch: 40,
      })
      const start = network.state()
      const fresh = Object.fromEntries(Object.entries(start).map(([name, array]) => [name, array.slice()]))
      let running = tensors.load(points.map(() => fresh))
      const expected = points.map(() =>
        Object.fromEntries(Object.entries(fresh).map(([name, array]) => [name, array.slice()])),
      )
      for (const count of [1, 7, 24]) {
        const indices = Uint32Array.from({ length: count }, (_, i) => (i * 17 + count) % 24)
        network.beginStep()
        // Gradients of one batch in one step see the same draws.
        const batch = { indices, count }
        const drawn: TensorBatch = { rows: Int32Array.from(indices), ...network.draw(batch) }
        const taken = tensors.gradient(stacked, drawn, running)
        running = taken.running
        const losses = taken.loss.dataSync()
        const gradients = taken.gradient.dataSync()
        points.forEach((point, racer) => {
          for (const [name, array] of Object.entries(network.state()))
            if (array instanceof Float64Array) array.set(expected[racer]![name]!)
          theta.values.set(point)
          const loss = network.gradient(theta, batch, into)
          expect(Math.abs(losses[racer]! - loss) / Math.abs(loss)).toBeLessThan(TOLERANCE)
          expect(miss(gradients.subarray(racer * theta.length, (racer + 1) * theta.length), into.values)).toBeLessThan(
            TOLERANCE,
          )
          for (const [name, array] of Object.entries(network.state())) expected[racer]![name]!.set(array)
        })
      }
      const { tensors: read, write } = tensors.unload(running)
      const got = expected.map((state) =>
        Object.fromEntries(Object.entries(state).map(([name, array]) => [name, array.slice()])),
      )
      write(
        read.map((one) => one.dataSync<'float32'>()),
        got,
      )
      got.forEach((state, racer) => {
        for (const [name, array] of Object.entries(state))
          if (array instanceof Float64Array) expect(miss(array, expected[racer]![name]!)).toBeLessThan(TOLERANCE)
      })
      tensors.dispose()
    },
  )

  it.each(chains)('%s: scores over splits are those of float64', (_, input, operations) => {
    const { network, tensors, points, stacked, theta, counts } = both({
      input,
      operations,
      loss: 'softmax',
      samples: 40,
    })
    const running = tensors.load(points.map(() => network.state()))
    for (const split of ['train', 'validation', 'test'] as const) {
      const { loss, right } = tensors.scores(stacked, split, running)
      points.forEach((point, racer) => {
        theta.values.set(point)
        const expected = network.scores(theta, split)
        expect(Math.abs(loss.dataSync()[racer]! - expected.loss) / expected.loss).toBeLessThan(TOLERANCE)
        expect(right.dataSync()[racer]! / counts[split]).toBeCloseTo(expected.accuracy, 6)
      })
    }
  })

  it('draws the shifts and the noise of the native engine', () => {
    const input = [4, 4, 1]
    const operations = operationsOf(input, [['flatten'], ['dense', { units: 2 }]])
    const setting: NetworkSetting = {
      input,
      operations,
      loss: 'softmax',
      samples: 30,
      augmentation: { noise: 0.3, shift: 1 },
    }
    const { network, tensors, stacked } = both(setting)
    const other = both(setting)
    const indices = Uint32Array.from([3, 1, 4, 1, 5, 9, 2, 6])
    for (let step = 0; step < 2; step++) {
      network.beginStep()
      other.network.beginStep()
      const drawn = network.draw({ indices, count: 8 })
      const taken = tensors.gradient(stacked, { rows: Int32Array.from(indices), ...drawn }, [])
      const loss = other.network.gradient(other.theta, { indices, count: 8 }, other.into)
      expect(taken.loss.dataSync()[0]).toBeCloseTo(loss, 5)
      expect(network.state()).toEqual(other.network.state())
    }
  })
})

describe('losses on tensors', () => {
  const subjects = everyLoss.filter(({ options }) => options?.link !== 'none')

  it.each(subjects)('$name: value, slope and answers', (subject) => {
    const outputs = subject.id === 'gaussian' ? 4 : 3
    const rows = 9
    const { loss, values, targets, run } = build(subject, outputs, rows)
    const choice = { id: subject.id, parameters: parametersOf(subject, outputs) }
    const network = new TensorNetwork(
      {
        input: [rows],
        operations: [{ kind: 'affine', inputs: rows, outputs }],
        inputs: Float64Array.from({ length: rows * rows }, (_, i) => (i % (rows + 1) === 0 ? 1 : 0)),
        targets: Float64Array.from(targets.flat()),
        counts: { train: rows, validation: 0, test: 0 },
        loss: describeLoss(choice, loss),
      },
      [
        {
          name: 'W1',
          offset: 0,
          length: rows * outputs,
          shape: [outputs, rows],
          penalized: true,
          fans: { in: 1, out: 1 },
          start: undefined,
        },
        {
          name: 'b1',
          offset: rows * outputs,
          length: outputs,
          shape: [outputs],
          penalized: false,
          fans: { in: 1, out: 1 },
          start: 0,
        },
      ],
      mathematics,
    )
    const theta = new Float32Array(rows * outputs + outputs)
    values.forEach((row, i) => row.forEach((value, o) => (theta[o * rows + i] = value)))
    const at = tf.tensor2d(theta, [1, theta.length])
    const taken = network.gradient(at, { rows: undefined, factors: [], augmented: undefined }, [])
    const expected = run.gradient(values.map((row) => row.map(Math.fround)))
    expect(Math.abs(taken.loss.dataSync()[0]! - expected.value)).toBeLessThan(
      TOLERANCE * Math.max(1, Math.abs(expected.value)),
    )
    const slopes = taken.gradient.dataSync()
    expected.slopes.forEach((row, i) =>
      row.forEach((slope, o) =>
        expect(Math.abs(slopes[o * rows + i]! - slope)).toBeLessThan(TOLERANCE * Math.max(1, Math.abs(slope))),
      ),
    )
    const { loss: mean, right } = network.scores(at, 'train', [])
    expect(mean.dataSync()[0]).toBeCloseTo(run.value(values), 4)
    const accuracy = run.accuracy(values)
    if (!Number.isNaN(accuracy)) expect(right.dataSync()[0]! / rows).toBeCloseTo(accuracy, 6)
    network.dispose()
  })
})

describe('penalties on tensors', () => {
  it('add each racer its own, to the weights alone', () => {
    const tensors = [
      { name: 'W1', offset: 0, length: 3, shape: [1, 3], penalized: true, fans: { in: 1, out: 1 }, start: undefined },
      { name: 'b1', offset: 3, length: 1, shape: [1], penalized: false, fans: { in: 1, out: 1 }, start: 0 },
    ]
    const penalty = new TensorPenalty(tensors, mathematics)
    const theta = tf.tensor2d([1, -2, 0, 5, 0.5, 1, -1, 2], [2, 4])
    const zeros = { loss: tf.zeros<tf.Rank.R2>([2, 1]), gradient: tf.zeros<tf.Rank.R2>([2, 4]) }
    const { loss, gradient } = penalty.add(theta, zeros, [
      { l1: 0.1, l2: 0 },
      { l1: 0, l2: 0.2 },
    ])
    expect([...loss.dataSync()].map((one) => Math.round(one * 1e6) / 1e6)).toEqual([0.3, 0.225])
    const expected = [0.1, -0.1, 0, 0, 0.1, 0.2, -0.2, 0]
    gradient.dataSync().forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 6))
    penalty.dispose()
  })
})
