/**
 * The documents that links of version 2 are differences from, and so the defaults of the editor. Links live for ever, so nothing here may
 * change: a changed default is a new version. The catalog's own defaults are frozen with the version too, by a test (catalog2.json).
 */
import type { DataProblem, Experiment, Racer, SurfaceProblem } from '../document.ts'

const CONSTANT = { id: 'constant', parameters: {} }
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0, amsgrad: false }
const SGD = { momentum: 0, dampening: 0, nesterov: false, weightDecay: 0 }

/** What an earlier setting of a racer is a difference from. */
export const UNCHANGED = { batch: 0, l1: 0, l2: 0 }

/** What every racer of the default has in common. */
const PLAIN = {
  schedule: CONSTANT,
  warmup: { steps: 0, from: 0, offset: 1 },
  batch: { size: 0, replacement: false, schedule: CONSTANT },
  wrappers: [],
  stopping: { patience: 0, every: 0, threshold: 0 },
  earlier: [],
  hidden: false,
}

/** What a surface problem is a difference from. */
export const BASE_SURFACE: SurfaceProblem = {
  kind: 'surface',
  surface: { id: 'quadratic', parameters: { condition: 60, rotation: 16 } },
  start: [-8.4, 0.9],
  noise: 0,
}

const TANH_8 = { id: 'dense', parameters: { units: 8, activation: 'tanh' } }

/** What a data problem is a difference from. */
export const BASE_DATA: DataProblem = {
  kind: 'data',
  data: { id: 'moons', parameters: { noise: 0.17 } },
  samples: 400,
  split: { train: 0.5, validation: 0.25, stratified: false },
  standardize: 'nothing',
  labelNoise: 0,
  augmentation: { noise: 0, shift: 0 },
  model: {
    degree: 1,
    layers: [TANH_8, TANH_8],
    output: 'linear',
    initializer: { id: 'xavier', parameters: { distribution: 'uniform', gain: 1 } },
  },
  loss: { id: 'binary-cross-entropy', parameters: { positiveWeight: 1 } },
  penalty: { l1: 0, l2: 0 },
}

const rmsprop = { alpha: 0.99, epsilon: 1e-8, weightDecay: 0, momentum: 0, centered: false }
const cosine = { id: 'cosine', parameters: { period: 0, minimum: 0, cycles: 0.5 } }

/** The experiment of an absent link. */
export const BASE_EXPERIMENT: Experiment = {
  preset: 'narrow-ravine',
  problem: BASE_SURFACE,
  racers: [
    { ...PLAIN, id: 1, name: 'SGD', optimizer: { id: 'sgd', parameters: SGD }, rate: 0.0312, colour: 1, dash: 1 },
    {
      ...PLAIN,
      id: 2,
      name: 'Momentum',
      optimizer: { id: 'sgd', parameters: { ...SGD, momentum: 0.9 } },
      rate: 0.0088,
      colour: 2,
      dash: 2,
    },
    {
      ...PLAIN,
      id: 3,
      name: 'RMSProp',
      optimizer: { id: 'rmsprop', parameters: rmsprop },
      rate: 0.16,
      schedule: cosine,
      colour: 3,
      dash: 3,
    },
    { ...PLAIN, id: 4, name: 'Adam', optimizer: { id: 'adam', parameters: ADAM }, rate: 0.36, colour: 4, dash: 4 },
  ],
  budget: 400,
  target: 1e-6,
  seed: 7,
  precision: 'auto',
  device: 'native',
}

/** Dash of each colour from 1 to 12. */
export const DASHES = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6, 6] as const

/** What racer number `index` (from 0) is a difference from. */
export function baseRacer(index: number): Racer {
  const own = BASE_EXPERIMENT.racers[index]
  if (own) return own
  const colour = (index % 12) + 1
  const optimizer = { id: 'sgd', parameters: SGD }
  return { ...PLAIN, id: index + 1, name: 'SGD', optimizer, rate: 0.01, colour, dash: DASHES[colour - 1]! }
}
