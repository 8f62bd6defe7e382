/**
 * What version 1 of the document took as given: the defaults of every catalog entry in a fixed order, and the documents that its links are
 * differences from. Links live for ever, so nothing here may change. Version 2 began when models got layers.
 */
import type { Value } from '../../catalog/definition.ts'

/** Parameter names and defaults of an entry, in the order in which a link writes them. */
export type FrozenParameters = readonly (readonly [name: string, value: Value])[]
export type FrozenKind = Readonly<Record<string, FrozenParameters>>

export const FROZEN = {
  optimizers: {
    sgd: [
      ['momentum', 0],
      ['dampening', 0],
      ['nesterov', false],
      ['weightDecay', 0],
    ],
    adagrad: [
      ['decay', 0],
      ['weightDecay', 0],
      ['start', 0],
      ['epsilon', 1e-10],
    ],
    rmsprop: [
      ['alpha', 0.99],
      ['epsilon', 1e-8],
      ['weightDecay', 0],
      ['momentum', 0],
      ['centered', false],
    ],
    adam: [
      ['beta1', 0.9],
      ['beta2', 0.999],
      ['epsilon', 1e-8],
      ['weightDecay', 0],
      ['amsgrad', false],
    ],
    adamw: [
      ['beta1', 0.9],
      ['beta2', 0.999],
      ['epsilon', 1e-8],
      ['weightDecay', 0.01],
      ['amsgrad', false],
    ],
    lion: [
      ['beta1', 0.9],
      ['beta2', 0.99],
      ['weightDecay', 0],
    ],
  },
  schedules: {
    constant: [],
    step: [
      ['every', 100],
      ['gamma', 0.5],
    ],
    exponential: [
      ['gamma', 0.99],
      ['every', 1],
      ['staircase', false],
    ],
    'inverse-time': [
      ['decay', 0.5],
      ['every', 100],
      ['staircase', false],
    ],
    cosine: [
      ['period', 0],
      ['minimum', 0],
    ],
    'warmup-cosine': [
      ['warmup', 100],
      ['cycles', 0.5],
      ['minimum', 0],
      ['offset', 1],
      ['from', 0],
    ],
    'one-cycle': [
      ['riseShare', 0.3],
      ['anneal', 'cos'],
      ['cycleMomentum', true],
      ['baseMomentum', 0.85],
      ['maxMomentum', 0.95],
      ['startDivisor', 25],
      ['endDivisor', 1e4],
      ['threePhase', false],
    ],
  },
  losses: {
    squared: [],
    absolute: [],
    huber: [['delta', 1]],
    'log-cosh': [],
    'binary-cross-entropy': [['positiveWeight', 1]],
    'softmax-cross-entropy': [['labelSmoothing', 0]],
    hinge: [],
  },
  initializers: {
    zeros: [],
    normal: [['deviation', 0.5]],
    xavier: [
      ['distribution', 'uniform'],
      ['gain', 1],
    ],
    he: [
      ['distribution', 'normal'],
      ['gain', 1.4142135623730951],
    ],
  },
  surfaces: {
    parabola: [],
    quadratic: [
      ['condition', 60],
      ['rotation', 16],
    ],
    rosenbrock: [['steepness', 100]],
    beale: [],
    himmelblau: [],
    rastrigin: [['depth', 10]],
    ackley: [],
    saddle: [],
  },
  datasets: {
    line: [
      ['slope', 1.4],
      ['intercept', 0.5],
      ['noise', 0.75],
    ],
    sine: [
      ['waves', 1],
      ['noise', 0.2],
    ],
    circles: [
      ['noise', 0.1],
      ['factor', 0.5],
    ],
    moons: [['noise', 0.17]],
    spirals: [
      ['noise', 0.03],
      ['turns', 1.25],
    ],
    xor: [['noise', 0.08]],
    blobs: [
      ['classes', 3],
      ['noise', 0.3],
    ],
  },
} as const satisfies Record<string, FrozenKind>

const CONSTANT = { id: 'constant', parameters: {} }
const FULL = { size: 0, replacement: false }
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0, amsgrad: false }
const SGD = { momentum: 0, dampening: 0, nesterov: false, weightDecay: 0 }

/** What a surface problem is a difference from. */
export const FROZEN_SURFACE = {
  kind: 'surface',
  surface: { id: 'quadratic', parameters: { condition: 60, rotation: 16 } },
  start: [-8.4, 0.9],
  noise: 0,
}

/** What a data problem is a difference from. */
export const FROZEN_DATA = {
  kind: 'data',
  data: { id: 'moons', parameters: { noise: 0.17 } },
  samples: 400,
  split: { train: 0.5, validation: 0.25 },
  model: {
    degree: 1,
    hidden: [8, 8],
    activation: 'tanh',
    output: 'linear',
    initializer: { id: 'xavier', parameters: { distribution: 'uniform', gain: 1 } },
  },
  loss: { id: 'binary-cross-entropy', parameters: { positiveWeight: 1 } },
  penalty: { l1: 0, l2: 0 },
}

/** The experiment of an absent link. */
export const FROZEN_EXPERIMENT = {
  preset: 'narrow-ravine',
  problem: FROZEN_SURFACE,
  racers: [
    {
      id: 1,
      name: 'SGD',
      optimizer: { id: 'sgd', parameters: SGD },
      rate: 0.0312,
      schedule: CONSTANT,
      batch: FULL,
      colour: 1,
      dash: 1,
      hidden: false,
    },
    {
      id: 2,
      name: 'Momentum',
      optimizer: { id: 'sgd', parameters: { ...SGD, momentum: 0.9 } },
      rate: 0.0088,
      schedule: CONSTANT,
      batch: FULL,
      colour: 2,
      dash: 2,
      hidden: false,
    },
    {
      id: 3,
      name: 'RMSProp',
      optimizer: {
        id: 'rmsprop',
        parameters: { alpha: 0.99, epsilon: 1e-8, weightDecay: 0, momentum: 0, centered: false },
      },
      rate: 0.16,
      schedule: { id: 'cosine', parameters: { period: 0, minimum: 0 } },
      batch: FULL,
      colour: 3,
      dash: 3,
      hidden: false,
    },
    {
      id: 4,
      name: 'Adam',
      optimizer: { id: 'adam', parameters: ADAM },
      rate: 0.36,
      schedule: CONSTANT,
      batch: FULL,
      colour: 4,
      dash: 4,
      hidden: false,
    },
  ],
  budget: 400,
  target: 1e-6,
  seed: 7,
  precision: 'auto',
}

/** Dash of each colour from 1 to 12. */
const DASHES = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6, 6] as const

/** What racer number `index` (from 0) is a difference from. */
export function frozenRacer(index: number) {
  if (index < FROZEN_EXPERIMENT.racers.length) return FROZEN_EXPERIMENT.racers[index]!
  const colour = (index % 12) + 1
  return {
    id: index + 1,
    name: 'SGD',
    optimizer: { id: 'sgd', parameters: SGD },
    rate: 0.01,
    schedule: CONSTANT,
    batch: FULL,
    colour,
    dash: DASHES[colour - 1]!,
    hidden: false,
  }
}
