/** Our own engine, as a racer really runs it: order stream, schedule, the optimizer from its formula, the record. */
import type { Image } from '../../src/catalog/layer.ts'
import { losses } from '../../src/catalog/losses/index.ts'
import { optimizers } from '../../src/catalog/optimizers/index.ts'
import { createTrainer, type TrainerOptions } from '../../src/engine/createTrainer.ts'
import type { NativeModules } from '../../src/engine/native/instance.ts'
import { defaultChoice, defaultDataProblem, defaultRacer } from '../../src/experiment/defaults.ts'
import type { Choice, Experiment, Problem, Racer } from '../../src/experiment/document.ts'
import type { Engine } from '../engine.ts'
import { valuesOf, type Dense, type Layer } from '../layers.ts'
import type { NetworkWorkload, SurfaceWorkload, Workload } from '../workloads.ts'

/** A layer of the document; an image is flattened in front of a dense one. */
function choicesOf(layer: Layer): Choice[] {
  const { kind: id, input, output } = layer
  if (layer.kind === 'max-pooling') return [{ id, parameters: { size: layer.size, stride: 0 } }]
  const { activation } = layer
  if (layer.kind === 'convolution') {
    const filters = output.channels
    return [{ id, parameters: { filters, size: layer.size, stride: 1, padding: 'same', activation } }]
  }
  return [...flattened(input), { id, parameters: { units: output.channels, activation } }]
}

const flattened = ({ height, width }: Image): Choice[] =>
  height * width > 1 ? [{ id: 'flatten', parameters: {} }] : []

/** The problem of a document but for its samples; its last layer is the document's layer of the outputs. */
function networkProblem({ layers, loss, y }: NetworkWorkload): Problem {
  const last = layers.at(-1) as Dense
  return {
    ...defaultDataProblem('moons'),
    data: { id: 'given', parameters: {} },
    samples: y.length,
    split: { train: 1, validation: 0, stratified: false },
    model: {
      degree: 1,
      layers: [...layers.slice(0, -1).flatMap(choicesOf), ...flattened(last.input)],
      output: last.activation,
      initializer: { id: 'zeros', parameters: {} },
    },
    loss:
      loss === 'softmax-cross-entropy'
        ? defaultChoice(losses, 'softmax-cross-entropy')
        : { id: 'own', parameters: {}, formula: '(prediction - target)^2 / 2' },
  }
}

export function networkOptions(
  { layers, loss, x, y, start }: NetworkWorkload,
  order?: Uint32Array,
): Partial<TrainerOptions> {
  const softmax = loss === 'softmax-cross-entropy'
  const { input } = layers[0]!
  const { height, width, channels } = input
  const epochs = (rows: Uint32Array) =>
    Array.from({ length: rows.length / y.length }, (_, i) => rows.subarray(i * y.length, (i + 1) * y.length))
  return {
    start,
    ...(order && { order: epochs(order) }),
    data: {
      task: softmax ? 'classes' : 'regression',
      features: valuesOf(input),
      shape: height * width > 1 ? [height, width, channels] : [channels],
      classes: softmax ? valuesOf(layers.at(-1)!.output) : 0,
      x,
      y,
      counts: { train: y.length, validation: 0, test: 0 },
    },
  }
}

function surfaceProblem({ start }: SurfaceWorkload): Problem {
  const formula = '(1 - x)^2 + 100 * (y - x^2)^2'
  return { kind: 'surface', surface: { id: 'own', parameters: {}, formula }, start, noise: 0 }
}

function optimizerOf(workload: Workload): Choice {
  if (workload.kind === 'network') return defaultChoice(optimizers, 'sgd')
  const { beta1, beta2, epsilon } = workload
  const { id, parameters } = defaultChoice(optimizers, 'adam')
  return { id, parameters: { ...parameters, beta1, beta2, epsilon } }
}

function racerOf(workload: Workload): Racer {
  const racer = defaultRacer(0)
  const size = workload.kind === 'network' ? workload.batch : 0
  return {
    ...racer,
    name: workload.name,
    optimizer: optimizerOf(workload),
    rate: workload.rate,
    batch: { ...racer.batch, size },
  }
}

/** A workload as an experiment with one racer. */
export function experimentOf(workload: Workload, precision: Experiment['precision']): Experiment {
  return {
    preset: '',
    problem: workload.kind === 'network' ? networkProblem(workload) : surfaceProblem(workload),
    racers: [racerOf(workload)],
    budget: 1e9,
    target: null,
    seed: 1,
    precision,
    device: 'native',
  }
}

/** Networks are trained in float32, surfaces in float64. */
const usual: Engine['precision'] = ({ kind }) => (kind === 'network' ? 'float32' : 'float64')

export const native = (modules: NativeModules, precision = usual): Engine => ({
  name: 'native',
  precision,
  create(workload, order) {
    const experiment = experimentOf(workload, precision(workload))
    const [racer] = experiment.racers as [Racer]
    const trainer = createTrainer(experiment, racer, {
      modules,
      clock: () => performance.now() / 1000,
      ...(workload.kind === 'network' && networkOptions(workload, order)),
    })
    return {
      run(steps) {
        const { status } = trainer.advance(steps)
        if (status !== 'running') throw new Error(`native: workload ${workload.name} ${status}`)
      },
      parameters: () => trainer.checkpoint().arrays['method.theta']!,
      dispose: () => trainer.dispose(),
    }
  },
})
