import { number } from '../../parameters.ts'

/** The exponent of the focal losses. */
export const focusing = number({
  label: { en: 'Focusing', zh: '聚焦' },
  symbol: '\\gamma',
  description: {
    en: 'How strongly points that are right already are turned down; 0 is the plain cross-entropy.',
    zh: '对已分对的点降低权重的强度；0 即普通交叉熵。',
  },
  default: 2,
  min: 0,
  max: 10,
})
