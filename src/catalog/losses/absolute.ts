import type { Loss } from '../kinds.ts'
import { NEEDS_ONE_OUTPUT } from './shared/misfits.ts'

/** Mean absolute error; its derivative is 0 where the residual is 0. */
export const absolute: Loss = {
  id: 'absolute',
  name: { en: 'Absolute error', zh: '绝对误差' },
  source: 'Laplace 1774; as torch.nn.L1Loss, https://pytorch.org/docs/stable/generated/torch.nn.L1Loss.html',
  summary: {
    en: 'The size of the residual: an outlier pulls no harder than any other point.',
    zh: '残差的绝对值：离群点的拉力与其他点相同。',
  },
  parameters: {},
  fits: { regression: 'real', binary: 'signed' },
  misfit: NEEDS_ONE_OUTPUT,
  link: 'none',
  formula: 'abs(prediction - target)',
}
