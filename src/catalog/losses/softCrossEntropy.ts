import type { Loss } from '../kinds.ts'
import { needsOther } from './shared/misfits.ts'

/**
 * Softmax cross-entropy of a row of logits with a row of probabilities, per row. A kernel of the engine computes it from the logits less
 * their largest; the formula is the one shown.
 */
export const softCrossEntropy: Loss = {
  id: 'soft-cross-entropy',
  name: { en: 'Cross-entropy of distributions', zh: '分布的交叉熵' },
  source: 'Hinton, Vinyals & Dean 2015, arXiv:1503.02531; as torch.nn.CrossEntropyLoss with probabilities as targets',
  summary: {
    en: 'The softmax cross-entropy with a whole distribution over the classes as the target.',
    zh: '以各类别的概率分布为目标的 Softmax 交叉熵。',
  },
  parameters: {},
  fits: {},
  misfit: needsOther({
    en: 'Needs a probability for each class as the target',
    zh: '需要以各类别的概率为目标',
  }),
  link: 'softmax',
  kernel: 'soft-cross-entropy',
  formula: `
    q = exp(prediction) / sum(exp(prediction))
    loss = -sum(target * log(q))
  `,
}
