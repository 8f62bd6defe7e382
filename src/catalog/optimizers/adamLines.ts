/** What Adam and AdamW have in common. */
import type { Parameters, Text, Values } from '../definition.ts'
import { decay, tiny, toggle } from '../parameters.ts'
import { lines } from './lines.ts'

export const ADAM_PARAMETERS = {
  beta1: decay(
    0.9,
    '\\beta_1',
    { en: 'Beta 1', zh: 'β₁' },
    {
      en: 'Memory of the momentum: about 1 / (1 − β₁) steps.',
      zh: '动量的记忆长度：约 1 / (1 − β₁) 步。',
    },
  ),
  beta2: decay(
    0.999,
    '\\beta_2',
    { en: 'Beta 2', zh: 'β₂' },
    {
      en: 'Memory of the running size: about 1 / (1 − β₂) steps.',
      zh: '梯度大小的记忆长度：约 1 / (1 − β₂) 步。',
    },
  ),
  epsilon: tiny(1e-8),
} satisfies Parameters

export const AMSGRAD = toggle({
  label: { en: 'AMSGrad', zh: 'AMSGrad' },
  description: {
    en: 'Divides by the largest size seen so far, so that a rate never grows again (Reddi et al. 2018).',
    zh: '除以迄今最大的梯度大小，使有效步长不再增大（Reddi 等 2018）。',
  },
  default: false,
})

export const ADAM_STATES: Readonly<Record<string, Text>> = {
  m: { en: 'momentum', zh: '动量' },
  v: { en: 'second moment', zh: '二阶矩' },
  vMax: { en: 'largest second moment', zh: '最大二阶矩' },
}

/** Adam with its weight decay line, if any, in front of the moments. */
export function adamRule(p: Values, decayLine: string): string {
  return lines(
    'state m = 0',
    'state v = 0',
    p.amsgrad === true && 'state vMax = 0',
    p.weightDecay !== 0 && decayLine,
    'm = beta1 * m + (1 - beta1) * g',
    'v = beta2 * v + (1 - beta2) * g^2',
    p.amsgrad === true && 'vMax = max(vMax, v)',
    'mHat = m / (1 - beta1^t)',
    `vHat = ${p.amsgrad === true ? 'vMax' : 'v'} / (1 - beta2^t)`,
    'theta = theta - lr * mHat / (sqrt(vHat) + epsilon)',
  )
}
