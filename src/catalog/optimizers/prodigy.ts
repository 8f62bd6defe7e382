import type { RuleOptimizer } from '../optimizer.ts'
import { decay, number, toggle } from '../parameters.ts'
import { ADAM_PARAMETERS, MOMENT_STATES } from './shared/adamLines.ts'
import { DISTANCE_PARAMETERS, DISTANCE_RATE, DISTANCE_STATES, distanceRate } from './shared/distanceLines.ts'
import { eitherDecay } from './shared/eitherDecay.ts'
import { COUPLED, lines } from './shared/lines.ts'

/** The estimate takes the largest value seen; with a limit it approaches that, and its first value is free. */
const FREE = ['d = max(d, dHat)']
const LIMITED = ['dBase = where(d == d0, max(d, dHat), d)', 'dMax = max(dMax, dHat)', 'd = min(dMax, dBase * growth)']

/**
 * Adam whose rate is an estimate of the distance from the start to the solution. The step uses the estimate from before it, epsilon the new one.
 * `moved` is theta minus its start, summed up from the steps: the difference itself would be lost to rounding in float32.
 * Where every gradient so far was 0 the official code makes no step; here the decay, if any, acts.
 */
export const prodigy: RuleOptimizer = {
  id: 'prodigy',
  name: { en: 'Prodigy', zh: 'Prodigy' },
  source: 'Mishchenko & Defazio 2024, arXiv:2306.06101; as konstmish/prodigy',
  summary: {
    en: 'Adam that finds its rate by itself: an estimate of how far the solution is from the start.',
    zh: '自动确定学习率的 Adam：估计解离起点有多远。',
  },
  use: {
    en: 'When there is no time to tune a rate, often with a cosine schedule on top.',
    zh: '没时间调学习率时，常再配合余弦退火。',
  },
  family: 'tuning',
  rate: DISTANCE_RATE,
  momentum: 'beta1',
  parameters: {
    ...ADAM_PARAMETERS,
    beta3: decay(
      0,
      '\\beta_3',
      { en: 'Beta 3', zh: 'β₃' },
      {
        en: 'Memory of the estimate: about 1 / (1 − β₃) steps; 0 takes the root of β₂.',
        zh: '估计的记忆长度：约 1 / (1 − β₃) 步；0 表示取 β₂ 的平方根。',
      },
      'scaling',
    ),
    ...eitherDecay(true),
    ...DISTANCE_PARAMETERS,
    factor: number({
      label: { en: 'Factor of the estimate', zh: '估计的系数' },
      group: 'scaling',
      symbol: 'c',
      description: {
        en: 'Multiplies every estimate: more than 1 takes longer steps.',
        zh: '乘在每次估计上：大于 1 时步长更大。',
      },
      default: 1,
      min: 0.01,
      max: 100,
      scale: 'log',
    }),
    safeguardWarmup: toggle({
      label: { en: 'Safe with warm-up', zh: '预热保护' },
      group: 'variant',
      description: {
        en: 'Leaves the rate out of the sum of gradients, so that a warm-up does not inflate the estimate.',
        zh: '梯度之和不计学习率，避免预热使估计偏大。',
      },
      default: false,
    }),
  },
  states: {
    ...MOMENT_STATES,
    ...DISTANCE_STATES,
    moved: { en: 'way from the start', zh: '离起点的位移' },
    dMax: { en: 'largest estimate', zh: '最大估计' },
  },
  rule: (p) => {
    const decays = p.weightDecay !== 0 && p.decoupled === true
    const memory = p.beta3 === 0 ? 'sqrt(beta2)' : 'beta3'
    return lines(
      'state m = 0',
      'state v = 0',
      'state s = 0',
      'state moved = 0',
      'state scalar d = d0',
      p.growth !== 0 && 'state scalar dMax = d0',
      'state scalar numerator = 0',
      p.weightDecay !== 0 && p.decoupled !== true && COUPLED,
      distanceRate(p),
      'progress = -d / d0 * rate * sumAll(g * moved)',
      `numerator = ${memory} * numerator + progress`,
      'm = beta1 * m + (1 - beta1) * d * g',
      'v = beta2 * v + (1 - beta2) * d^2 * g^2',
      `s = ${memory} * s + d / d0 * ${p.safeguardWarmup === true ? 'd' : 'rate'} * g`,
      'total = sumAll(abs(s))',
      'dHat = where(total == 0, 0, factor * numerator / total)',
      ...(p.growth === 0 ? FREE : LIMITED),
      `step = ${decays ? 'weightDecay * rate * theta + ' : ''}rate * m / (sqrt(v) + d * epsilon)`,
      'moved = moved - step',
      'theta = theta - step',
      'show d = d',
    )
  },
}
