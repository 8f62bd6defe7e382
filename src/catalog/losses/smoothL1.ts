import type { Loss } from '../kinds.ts'
import { number } from '../parameters.ts'
import { NEEDS_ONE_OUTPUT } from './shared/misfits.ts'

/** The Huber loss divided by its turning point: the slope is 1 from `beta` on, whatever `beta` is. */
export const smoothL1: Loss = {
  id: 'smooth-l1',
  name: { en: 'Smooth L1', zh: '平滑 L1 损失' },
  source: 'Girshick 2015, equation 3, arXiv:1504.08083; as torch.nn.SmoothL1Loss',
  summary: {
    en: 'The absolute error with its corner rounded off.',
    zh: '把尖角磨圆的绝对误差。',
  },
  parameters: {
    beta: number({
      label: { en: 'Beta', zh: 'β' },
      symbol: '\\beta',
      description: {
        en: 'The residual below which the corner is rounded by a square.',
        zh: '残差小于此值时用平方把尖角磨圆。',
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
    loss = where(e < beta, e^2 / (2 * beta), e - beta / 2)
  `,
}
