import type { Loss } from '../kinds.ts'
import { NEEDS_ONE_OUTPUT } from './shared/misfits.ts'

/** Mean squared error, without a factor 1/2, as torch.nn.MSELoss. */
export const squared: Loss = {
  id: 'squared',
  name: { en: 'Squared error', zh: '均方误差' },
  source:
    'Legendre 1805, Gauss 1809; as torch.nn.MSELoss, https://pytorch.org/docs/stable/generated/torch.nn.MSELoss.html',
  summary: {
    en: 'The square of the residual: large errors weigh most.',
    zh: '残差的平方：大误差占主导。',
  },
  parameters: {},
  fits: { regression: 'real', binary: 'signed' },
  misfit: NEEDS_ONE_OUTPUT,
  link: 'none',
  formula: '(prediction - target)^2',
}
