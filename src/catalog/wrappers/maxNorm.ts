import { number } from '../parameters.ts'
import type { Wrapper } from '../wrapper.ts'

/** The weights into each unit (a row of a matrix) are scaled back to a norm of at most c. */
export const maxNorm: Wrapper = {
  id: 'max-norm',
  name: { en: 'Max-norm', zh: '最大范数约束' },
  source:
    'Srebro & Shraibman 2005; Srivastava et al. 2014, section 5.1, https://jmlr.org/papers/v15/srivastava14a.html',
  summary: { en: 'Bounds the length of the weights into each unit.', zh: '限制进入每个单元的权重向量的长度。' },
  use: {
    en: 'Beside dropout and large rates, when weights would grow without end.',
    zh: '与随机失活、大学习率配合，防止权重无限增长。',
  },
  place: 'after',
  parameters: {
    maxNorm: number({
      label: { en: 'Longest row', zh: '最大行范数' },
      symbol: 'c',
      description: { en: 'Norm that the weights into one unit may have.', zh: '进入一个单元的权重允许的最大范数。' },
      default: 3,
      min: 0.01,
      max: 100,
      scale: 'log',
    }),
  },
  rule: () => ({
    matrix: 'rowNorm = sqrt(rowmean(theta^2) * cols)\ntheta = theta * where(rowNorm > maxNorm, maxNorm / rowNorm, 1)',
    other: 'theta = theta',
  }),
}
