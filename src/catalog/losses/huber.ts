import type { Loss } from '../kinds.ts'
import { number } from '../parameters.ts'
import { NEEDS_ONE_OUTPUT } from './shared/misfits.ts'

/** Squared near 0, absolute from `delta` on. */
export const huber: Loss = {
  id: 'huber',
  name: { en: 'Huber', zh: 'Huber 损失' },
  source: 'Huber 1964, doi:10.1214/aoms/1177703732; as torch.nn.HuberLoss',
  summary: {
    en: 'Squared for small residuals, absolute for large ones.',
    zh: '小残差用平方，大残差用绝对值。',
  },
  parameters: {
    delta: number({
      label: { en: 'Delta', zh: 'δ' },
      symbol: '\\delta',
      description: {
        en: 'The residual from which the loss grows in a straight line.',
        zh: '残差超过此值后损失按直线增长。',
      },
      default: 1,
      min: 0.001,
      max: 100,
      scale: 'log',
    }),
  },
  fits: { regression: 'real', binary: 'signed' },
  misfit: NEEDS_ONE_OUTPUT,
  link: 'none',
  formula: `
    e = abs(prediction - target)
    loss = where(e <= delta, e^2 / 2, delta * (e - delta / 2))
  `,
}
