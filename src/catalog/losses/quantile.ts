import type { Loss } from '../kinds.ts'
import { number } from '../parameters.ts'
import { NEEDS_NUMBERS } from './shared/misfits.ts'

/** The pinball loss, least where a share `q` of the targets lies below the prediction; q = 0.5 is half the absolute error. */
export const quantile: Loss = {
  id: 'quantile',
  name: { en: 'Quantile', zh: '分位数损失' },
  source: 'Koenker & Bassett 1978, doi:10.2307/1913643; as sklearn.metrics.mean_pinball_loss',
  summary: {
    en: 'Errors below and above weigh differently, so that the fit follows a quantile.',
    zh: '偏低与偏高的误差权重不同，拟合的是分位数。',
  },
  parameters: {
    q: number({
      label: { en: 'Quantile', zh: '分位' },
      symbol: 'q',
      description: {
        en: 'Share of the targets that should lie below the prediction.',
        zh: '应落在预测值之下的目标所占的比例。',
      },
      default: 0.9,
      min: 0.01,
      max: 0.99,
    }),
  },
  fits: { regression: 'real' },
  misfit: NEEDS_NUMBERS,
  link: 'none',
  formula: `
    e = target - prediction
    loss = where(e > 0, q * e, (q - 1) * e)
  `,
}
