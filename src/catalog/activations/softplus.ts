import type { Activation } from '../kinds.ts'

/** log(1 + exp(x)). */
export const softplus: Activation = {
  id: 'softplus',
  name: { en: 'Softplus', zh: 'Softplus' },
  source: 'Dugas et al. 2000; Glorot, Bordes & Bengio 2011, https://proceedings.mlr.press/v15/glorot11a.html',
  summary: { en: 'A smooth ReLU: always positive.', zh: '平滑的 ReLU，恒为正。' },
  parameters: {},
  formula: 'softplus(x)',
}
