/** What the methods share that estimate the distance d to the solution and take it for the rate. */
import type { NumberParameter, Parameters, Text, Values } from '../../definition.ts'
import { learningRate, number, toggle } from '../../parameters.ts'

/** The rate is a factor of the distance. */
export const DISTANCE_RATE: NumberParameter = {
  ...learningRate(1),
  description: {
    en: 'Multiplies the estimated distance; 1 is meant to fit everywhere. A schedule may change it.',
    zh: '乘在估计的距离上；取 1 通常即可。学习率调度可以改变它。',
  },
}

export const DISTANCE_PARAMETERS = {
  biasCorrection: toggle({
    label: { en: 'Bias correction', zh: '偏差校正' },
    group: 'variant',
    description: {
      en: 'Corrects the moments for their start at 0, as Adam does.',
      zh: '像 Adam 那样校正矩从 0 起步的偏差。',
    },
    default: false,
  }),
  d0: number({
    label: { en: 'First distance', zh: '初始距离' },
    group: 'timing',
    symbol: 'd_0',
    description: {
      en: 'The estimate of the distance to start from; it only grows, so it should be small.',
      zh: '距离的初始估计；它只增不减，故应取小值。',
    },
    default: 1e-6,
    min: 1e-12,
    max: 1,
    scale: 'log',
  }),
  growth: number({
    label: { en: 'Limit of growth', zh: '增长上限' },
    group: 'timing',
    symbol: '\\gamma',
    description: {
      en: 'The estimate grows at most by this factor a step; 0 sets no limit.',
      zh: '每步估计至多增大到此倍数；0 表示不限。',
    },
    default: 0,
    min: 0,
    max: 10,
  }),
} satisfies Parameters

/** The rate of a step from the distance known before it. */
export function distanceRate(p: Values): string {
  return `rate = d * lr${p.biasCorrection === true ? ' * sqrt(1 - beta2^t) / (1 - beta1^t)' : ''}`
}

/** Decoupled decay at that rate. */
export function distanceDecay(p: Values): string | false {
  return p.weightDecay !== 0 && p.decoupled === true && 'theta = theta * (1 - rate * weightDecay)'
}

export const DISTANCE_STATES = {
  s: { en: 'sum of gradients', zh: '梯度之和' },
  d: { en: 'estimated distance', zh: '估计的距离' },
  numerator: { en: 'progress so far', zh: '累计进展' },
} satisfies Record<string, Text>
