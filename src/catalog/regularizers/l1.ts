import type { Regularizer } from '../kinds.ts'

/** lambda * |w|, summed over weights; its derivative is 0 at 0. */
export const l1: Regularizer = {
  id: 'l1',
  name: { en: 'L1', zh: 'L1' },
  source: 'Tibshirani 1996 (lasso)',
  summary: {
    en: 'Adds the size of each weight: small weights go to exactly 0.',
    zh: '加上每个权重的绝对值：小权重会变为 0。',
  },
  parameters: {},
  formula: 'abs(w)',
}
