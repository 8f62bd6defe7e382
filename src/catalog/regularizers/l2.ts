import type { Regularizer } from '../kinds.ts'

/** lambda * w^2 / 2, summed over weights. */
export const l2: Regularizer = {
  id: 'l2',
  name: { en: 'L2', zh: 'L2' },
  source: 'Hoerl & Kennard 1970 (ridge), with the factor 1/2',
  summary: {
    en: 'Adds half the square of each weight: large weights cost most.',
    zh: '加上每个权重平方的一半：大权重代价最高。',
  },
  parameters: {},
  formula: 'w^2 / 2',
}
