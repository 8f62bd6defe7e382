import { number } from '../../parameters.ts'

/** Added to a variance before its root is taken. */
export const normalizationEpsilon = number({
  label: { en: 'Epsilon', zh: 'ε' },
  symbol: '\\varepsilon',
  description: {
    en: 'Added to the variance, so that a constant input does not divide by zero.',
    zh: '加在方差上，避免输入恒定时除以零。',
  },
  default: 1e-5,
  min: 1e-12,
  max: 1,
  scale: 'log',
})
