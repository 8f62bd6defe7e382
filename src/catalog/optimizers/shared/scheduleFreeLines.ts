/** What the two schedule-free methods have in common. */
import type { Parameters, Text, Values } from '../../definition.ts'
import { number, penalty } from '../../parameters.ts'
import { lines } from './lines.ts'

/** The share of x in y: a division by it finds x again, so it cannot be 0. */
export const INTERPOLATION = {
  label: { en: 'Interpolation', zh: '插值' },
  description: {
    en: 'Share of the average x in the point y where gradients are taken; takes the place of momentum.',
    zh: '求梯度的点 y 中平均点 x 所占的比例；代替动量。',
  },
  min: 0.01,
}

export const SCHEDULE_FREE_PARAMETERS = {
  weightDecay: {
    ...penalty(0),
    description: {
      en: 'Pulls parameters towards 0: this much of the point y is added to the direction.',
      zh: '把参数拉向 0：按此比例将点 y 加到方向上。',
    },
  },
  warmup: number({
    label: { en: 'Warm-up', zh: '预热' },
    group: 'timing',
    symbol: 'T_{\\mathrm{warm}}',
    unit: { en: 'steps', zh: '步' },
    description: {
      en: 'Steps over which the rate rises in a line; 0 starts with all of it.',
      zh: '学习率线性上升所用的步数；0 表示直接用全部。',
    },
    default: 0,
    min: 0,
    max: 1e6,
    integer: true,
  }),
  timePower: number({
    label: { en: 'Weight by step number', zh: '按步数加权' },
    group: 'timing',
    symbol: 'r',
    description: {
      en: 'A step counts in the average as its number to this power; 0 counts all alike.',
      zh: '每步在平均中的权重为步数的此次幂；0 表示权重相同。',
    },
    default: 0,
    min: 0,
    max: 10,
  }),
  ratePower: number({
    label: { en: 'Weight by rate', zh: '按学习率加权' },
    group: 'timing',
    symbol: 'p',
    description: {
      en: 'A step counts in the average as the largest rate so far to this power.',
      zh: '每步在平均中的权重为迄今最大学习率的此次幂。',
    },
    default: 2,
    min: 0,
    max: 10,
  }),
} satisfies Parameters

export const SCHEDULE_FREE_STATES = {
  z: { en: 'fast point', zh: '快速点' },
  largestRate: { en: 'largest rate', zh: '最大学习率' },
  weightSum: { en: 'sum of the weights', zh: '权重之和' },
} satisfies Record<string, Text>

/**
 * Gradients are taken at y = beta x + (1 - beta) z, which is `theta`; z makes plain steps and x averages z. x is found again from y and z, so
 * that the parameters are all there is to change from outside.
 * @param beta name of the interpolation
 * @param own what takes the place of the gradient, with the state and the lines that it needs
 */
export function scheduleFreeRule(
  p: Values,
  beta: string,
  own: { readonly state: string | false; readonly before: string | false; readonly direction: string },
): string {
  const x = `(theta - (1 - ${beta}) * z) / ${beta}`
  const rate = p.warmup === 0 ? 'lr' : 'rate'
  const direction = own.direction + (p.weightDecay === 0 ? '' : ' + weightDecay * theta')
  const isGradient = direction === 'g'
  return lines(
    'state z = theta',
    own.state,
    'state scalar largestRate = 0',
    'state scalar weightSum = 0',
    p.warmup !== 0 && 'rate = lr * min(1, t / warmup)',
    `largestRate = max(largestRate, ${rate})`,
    `weight = ${p.timePower === 0 ? '' : 't^timePower * '}largestRate^ratePower`,
    'weightSum = weightSum + weight',
    'c = where(weightSum == 0, 0, weight / weightSum)',
    own.before,
    !isGradient && `u = ${direction}`,
    `x = ${x}`,
    `z = z - ${rate} * ${isGradient ? 'g' : 'u'}`,
    'x = (1 - c) * x + c * z',
    `theta = ${beta} * x + (1 - ${beta}) * z`,
    'show y = theta',
    'show z = z',
    `report ${x}`,
  )
}
