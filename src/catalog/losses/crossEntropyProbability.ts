import type { Loss } from '../kinds.ts'
import { NEEDS_TWO_CLASSES } from './shared/misfits.ts'

/**
 * Binary cross-entropy of a probability: the sigmoid is the network's last activation. Its slope vanishes where the sigmoid has rounded
 * to 0 or 1; the logarithms stop at -100, so that the loss stays finite there.
 */
export const crossEntropyProbability: Loss = {
  id: 'cross-entropy-probability',
  name: { en: 'Cross-entropy of a probability', zh: '概率的二元交叉熵' },
  source: 'As torch.nn.BCELoss, https://pytorch.org/docs/stable/generated/torch.nn.BCELoss.html',
  summary: {
    en: 'The cross-entropy where the output is a probability already; it sticks when a sigmoid saturates.',
    zh: '输出已是概率时的交叉熵；Sigmoid 饱和时会停滞。',
  },
  parameters: {},
  fits: { binary: 'zero-one' },
  misfit: NEEDS_TWO_CLASSES,
  link: 'none',
  probabilities: true,
  formula: '-target * max(log(prediction), -100) - (1 - target) * max(log1p(-prediction), -100)',
}
