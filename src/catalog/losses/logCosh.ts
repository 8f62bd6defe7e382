import type { Loss } from '../kinds.ts'
import { NEEDS_ONE_OUTPUT } from './shared/misfits.ts'

/** log(cosh(e)), written as e + log((1 + exp(-2e)) / 2) with e = |residual|, so that it neither overflows nor cancels. */
export const logCosh: Loss = {
  id: 'log-cosh',
  name: { en: 'Log-cosh', zh: 'Log-cosh 损失' },
  source: 'Saleh & Saleh 2022, arXiv:2208.04564; as keras.losses.LogCosh',
  summary: {
    en: 'A smooth Huber: half the square near 0, a straight line far away.',
    zh: '光滑版 Huber：零附近为半平方，远处为直线。',
  },
  parameters: {},
  fits: { regression: 'real', binary: 'signed' },
  misfit: NEEDS_ONE_OUTPUT,
  link: 'none',
  formula: `
    e = abs(prediction - target)
    loss = e + log1p(expm1(-2 * e) / 2)
  `,
}
