/**
 * Whether a device computes gradients, before it is used: two steps of a dense and of a convolutional network with three classes, with the
 * parameters kept on the device in between (WebGL was wrong from the second step on, for odd numbers of classes), against the native engine
 * in float64.
 */
import type { Choice, DataProblem, Experiment, Racer } from '../../experiment/document.ts'
import { defaultChoice, defaultDataProblem, defaultRacer, denseLayer } from '../../experiment/defaults.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import { layers } from '../../catalog/layers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { createTrainer, type TrainerOptions } from '../createTrainer.ts'
import type { DataOverrides } from '../dataObjective.ts'
import { createNative, type NativeModules } from '../native/instance.ts'
import { createDeviceTrainer } from './createDeviceTrainer.ts'
import { DeviceFault } from './fault.ts'
import { Lane, type LaneDevice } from './lane.ts'

const STEPS = 2
const SAMPLES = 12
const CLASSES = 3
const SIDE = 5

/** Largest difference of a parameter from float64 after the steps, in multiples of the largest change of any. */
const TOLERANCE = 1e-3

interface Subject {
  readonly name: string
  readonly layers: readonly Choice[]
  readonly shape: readonly number[]
}

const usual = defaultChoice(layers, 'convolution')
const convolution = { ...usual, parameters: { ...usual.parameters, filters: 3 } }

const subjects: readonly Subject[] = [
  { name: 'a dense network', layers: [denseLayer(5, 'tanh')], shape: [4] },
  {
    name: 'a convolutional network',
    layers: [convolution, defaultChoice(layers, 'max-pooling'), convolution, defaultChoice(layers, 'flatten')],
    shape: [SIDE, SIDE, 1],
  },
]

/** @throws DeviceFault of the kind 'wrong' where the device does not agree with float64 */
export async function selfTest(device: LaneDevice, modules: NativeModules, alive?: () => void): Promise<void> {
  for (const subject of subjects) {
    const difference = await differenceOf(subject, device, { modules, alive })
    // A NaN is no agreement.
    if (!(difference <= TOLERANCE))
      throw new DeviceFault(
        'wrong',
        `its gradients of ${subject.name} differ from float64 (${difference.toExponential(1)})`,
      )
  }
}

async function differenceOf(
  subject: Subject,
  device: LaneDevice,
  { modules, alive }: { modules: NativeModules; alive: (() => void) | undefined },
): Promise<number> {
  const experiment = experimentOf(subject)
  const options: TrainerOptions = { modules, data: samplesOf(subject, modules) }
  const trainers = experiment.racers.map((racer) => createDeviceTrainer(experiment, racer, options)!)
  const lane = new Lane(device, { clock: () => 0, alive })
  try {
    while (trainers.some((one) => one.isRunning && one.step < STEPS)) await lane.advance(trainers, STEPS, true)
  } finally {
    lane.dispose()
  }
  const differences = experiment.racers.map((racer, index) => {
    const exact = createTrainer({ ...experiment, device: 'native', precision: 'float64' }, racer, options)
    const start = Float64Array.from(exact.checkpoint().arrays['method.theta']!)
    exact.advance(STEPS)
    const expected = exact.checkpoint().arrays['method.theta']!
    const got = trainers[index]!
    const losses = ['batchLoss', 'trainLoss', 'validationLoss'].map((name) => {
      const [ours, theirs] = [got.records(0)[name]!, exact.records(0)[name]!]
      return largest(theirs.subarray(1).map((loss, row) => ours[row + 1]! - loss)) / largest(theirs.subarray(1))
    })
    const changes = expected.map((value, i) => value - start[i]!)
    const misses = expected.map((value, i) => got.parts.method.theta.values[i]! - value)
    return largest([largest(misses) / largest(changes), ...losses])
  })
  return largest(differences)
}

/** The largest size; NaN where one is. */
function largest(values: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < values.length; i++) if (!(Math.abs(values[i]!) <= most)) most = Math.abs(values[i]!)
  return most
}

/** Two racers, so that what is the same for both is spread over them; the splits are as large as each other. */
function experimentOf(subject: Subject): Experiment {
  const problem: DataProblem = {
    ...defaultDataProblem('blobs'),
    loss: defaultChoice(losses, 'softmax-cross-entropy'),
    model: { degree: 1, layers: subject.layers, output: 'linear', initializer: defaultChoice(initializers, 'he') },
  }
  const racers = [0.5, 0.3].map((rate, index): Racer => ({ ...defaultRacer(index), rate }))
  return {
    preset: '',
    problem,
    racers,
    budget: 2 * STEPS,
    target: null,
    seed: 3,
    precision: 'auto',
    device: 'webgl',
  }
}

/** Samples of a uniform stream. */
function samplesOf({ shape }: Subject, modules: NativeModules): DataOverrides {
  const stream = createNative(modules).stream(11, 'data')
  const count = 2 * SAMPLES
  const features = shape.reduce((product, size) => product * size, 1)
  return {
    task: 'classes',
    features,
    shape,
    classes: CLASSES,
    x: Float64Array.from({ length: count * features }, () => 2 * stream.uniform() - 1),
    y: Float64Array.from({ length: count }, (_, row) => row % CLASSES),
    counts: { train: SAMPLES, validation: SAMPLES, test: 0 },
  }
}
