import type { Activation } from '../kinds.ts'

/** The exact GELU: x times the normal distribution function. */
export const gelu: Activation = {
  id: 'gelu',
  name: { en: 'GELU', zh: 'GELU' },
  source: 'Hendrycks & Gimpel 2016, arXiv:1606.08415 (exact, with erf)',
  summary: { en: 'The input times the normal probability of lying below it.', zh: '输入乘以正态分布小于它的概率。' },
  parameters: {},
  formula: 'x * (1 + erf(x / 1.4142135623730951)) / 2',
}
