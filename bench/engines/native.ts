/** Our own engine, as a racer really runs it: order stream, schedule, the optimizer from its formula, the record. */
import { optimizers } from '../../src/catalog/optimizers/index.ts'
import { defaultValues } from '../../src/catalog/definition.ts'
import { createTrainer, type TrainerOptions } from '../../src/engine/createTrainer.ts'
import type { Experiment, Problem, Racer } from '../../src/experiment/document.ts'
import { nodeModules } from '../../scripts/nodeModules.ts'
import type { Engine } from '../engine.ts'
import type { NetworkWorkload, SurfaceWorkload, Workload } from '../workloads.ts'

function optimizerOf(id: string, values: Record<string, number> = {}) {
  return { id, parameters: { ...defaultValues(optimizers.get(id)!.parameters), ...values } }
}

function networkProblem({ type, sizes, y }: NetworkWorkload): Problem {
  const softmax = type === 'relu-softmax'
  return {
    kind: 'data',
    data: { id: 'given', parameters: {} },
    samples: y.length,
    split: { train: 1, validation: 0 },
    model: {
      degree: 1,
      hidden: sizes.slice(1, -1),
      activation: softmax ? 'relu' : 'tanh',
      output: softmax ? 'linear' : 'tanh',
      initializer: { id: 'zeros', parameters: {} },
    },
    loss: softmax
      ? { id: 'softmax-cross-entropy', parameters: { labelSmoothing: 0 } }
      : { id: 'own', parameters: {}, formula: '(prediction - target)^2 / 2' },
    penalty: { l1: 0, l2: 0 },
  }
}

function networkOptions({ type, sizes, x, y, start }: NetworkWorkload, order?: Uint32Array): Partial<TrainerOptions> {
  const softmax = type === 'relu-softmax'
  const epochs = (rows: Uint32Array) =>
    Array.from({ length: rows.length / y.length }, (_, i) => rows.subarray(i * y.length, (i + 1) * y.length))
  return {
    start,
    ...(order && { order: epochs(order) }),
    data: {
      task: softmax ? 'classes' : 'regression',
      features: sizes[0]!,
      classes: softmax ? sizes.at(-1)! : 0,
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

function racerOf(workload: Workload): Racer {
  const network = workload.kind === 'network'
  return {
    id: 1,
    name: workload.name,
    optimizer: network
      ? optimizerOf('sgd')
      : optimizerOf('adam', { beta1: workload.beta1, beta2: workload.beta2, epsilon: workload.epsilon }),
    rate: workload.rate,
    schedule: { id: 'constant', parameters: {} },
    batch: { size: network ? workload.batch : 0, replacement: false },
    colour: 1,
    dash: 1,
    hidden: false,
  }
}

export const native: Engine = {
  name: 'native',
  precision: (workload) => (workload.kind === 'network' ? 'float32' : 'float64'),
  create(workload, order) {
    const racer = racerOf(workload)
    const experiment: Experiment = {
      preset: '',
      problem: workload.kind === 'network' ? networkProblem(workload) : surfaceProblem(workload),
      racers: [racer],
      budget: 1e9,
      target: null,
      seed: 1,
      precision: native.precision(workload),
    }
    const trainer = createTrainer(experiment, racer, {
      modules: nodeModules(),
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
}
