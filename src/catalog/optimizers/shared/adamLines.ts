/** What Adam and its relatives have in common. */
import type { NumberParameter, Parameters, Text, Values } from '../../definition.ts'
import { decay, tiny, toggle } from '../../parameters.ts'
import { lines } from './lines.ts'

/** Memory of the momentum `m`. */
export function beta1(initial: number): NumberParameter {
  return decay(
    initial,
    '\\beta_1',
    { en: 'Beta 1', zh: 'β₁' },
    {
      en: 'Memory of the momentum: about 1 / (1 − β₁) steps.',
      zh: '动量的记忆长度：约 1 / (1 − β₁) 步。',
    },
  )
}

/** Memory of the second moment `v`. */
export function beta2(initial: number): NumberParameter {
  return decay(
    initial,
    '\\beta_2',
    { en: 'Beta 2', zh: 'β₂' },
    {
      en: 'Memory of the running size: about 1 / (1 − β₂) steps.',
      zh: '梯度大小的记忆长度：约 1 / (1 − β₂) 步。',
    },
    'scaling',
  )
}

export const ADAM_PARAMETERS = { beta1: beta1(0.9), beta2: beta2(0.999), epsilon: tiny(1e-8) } satisfies Parameters

export const AMSGRAD = toggle({
  label: { en: 'AMSGrad', zh: 'AMSGrad' },
  group: 'variant',
  description: {
    en: 'Divides by the largest size seen so far, so that a rate never grows again (Reddi et al. 2018).',
    zh: '除以迄今最大的梯度大小，使有效步长不再增大（Reddi 等 2018）。',
  },
  default: false,
})

export const MOMENTUM_STATE = { m: { en: 'momentum', zh: '动量' } } satisfies Record<string, Text>

export const MOMENT_STATES = { ...MOMENTUM_STATE, v: { en: 'second moment', zh: '二阶矩' } } satisfies Record<
  string,
  Text
>

export const ADAM_STATES: Readonly<Record<string, Text>> = {
  ...MOMENT_STATES,
  vMax: { en: 'largest second moment', zh: '最大二阶矩' },
}

/** Running mean of the gradient, and of its square. */
export const FIRST_MOMENT = 'm = beta1 * m + (1 - beta1) * g'
export const SECOND_MOMENT = 'v = beta2 * v + (1 - beta2) * g^2'

/** Both start at 0 and are too small at first; this corrects it. */
export const FIRST_CORRECTED = 'mHat = m / (1 - beta1^t)'
export const SECOND_CORRECTED = 'vHat = v / (1 - beta2^t)'

/** Adam's step from the corrected moments. */
export const ADAM_STEP = 'theta = theta - lr * mHat / (sqrt(vHat) + epsilon)'

/** Adam with its weight decay line, if any, in front of the moments. */
export function adamRule(p: Values, decayLine: string): string {
  return lines(
    'state m = 0',
    'state v = 0',
    p.amsgrad === true && 'state vMax = 0',
    p.weightDecay !== 0 && decayLine,
    FIRST_MOMENT,
    SECOND_MOMENT,
    p.amsgrad === true && 'vMax = max(vMax, v)',
    FIRST_CORRECTED,
    p.amsgrad === true ? 'vHat = vMax / (1 - beta2^t)' : SECOND_CORRECTED,
    ADAM_STEP,
  )
}
