/** What the two Adafactors have in common. */
import type { NumberParameter, Parameters, Text } from '../../definition.ts'
import { number } from '../../parameters.ts'

/** Both epsilons, the limit of an update and the growth of the memory. */
export function adafactorParameters(epsilon1: Pick<NumberParameter, 'default' | 'description'>) {
  return {
    epsilon1: number({
      label: { en: 'Epsilon 1', zh: 'ε₁' },
      group: 'scaling',
      symbol: '\\varepsilon_1',
      min: 1e-38,
      max: 1,
      scale: 'log',
      ...epsilon1,
    }),
    epsilon2: number({
      label: { en: 'Epsilon 2', zh: 'ε₂' },
      group: 'scaling',
      symbol: '\\varepsilon_2',
      description: {
        en: 'The least size a tensor counts with, so that parameters at 0 can move.',
        zh: '张量大小的下限，使为 0 的参数也能移动。',
      },
      default: 1e-3,
      min: 1e-15,
      max: 1,
      scale: 'log',
    }),
    threshold: number({
      label: { en: 'Limit of an update', zh: '更新上限' },
      group: 'scaling',
      symbol: 'd',
      description: {
        en: 'An update whose root mean square is larger than this is scaled down to it.',
        zh: '更新的均方根超过此值时缩小到此值。',
      },
      default: 1,
      min: 0.01,
      max: 100,
      scale: 'log',
    }),
    beta2Decay: number({
      label: { en: 'Growth of the memory', zh: '记忆增长' },
      group: 'scaling',
      symbol: '\\tau',
      description: {
        en: 'The newest gradient counts as the step number to this power: the memory grows, and the first step has none.',
        zh: '新梯度的权重为步数的此次幂：记忆逐渐变长，第一步没有记忆。',
      },
      default: -0.8,
      min: -2,
      max: 0,
    }),
  } satisfies Parameters
}

/** The memory of the second moment after t steps: 0 at first, then towards 1. */
export const MEMORY = 'beta2 = 1 - t^beta2Decay'

/** The root mean square of a tensor's parameters, at least epsilon2. */
export const TENSOR_SIZE = 'max(epsilon2, sqrt(mean(theta^2)))'

/** How much larger than the limit an update is. */
export const EXCESS = 'max(1, sqrt(mean(u^2)) / threshold)'

export const ADAFACTOR_STATES = {
  r: { en: 'second moment of the rows', zh: '各行的二阶矩' },
  c: { en: 'second moment of the columns', zh: '各列的二阶矩' },
  v: { en: 'second moment', zh: '二阶矩' },
} satisfies Record<string, Text>
