import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, penalty } from '../parameters.ts'
import { ADAM_PARAMETERS, FIRST_CORRECTED, FIRST_MOMENT, MOMENTUM_STATE } from './shared/adamLines.ts'
import { COUPLED, lines } from './shared/lines.ts'

/** Adam with the largest recent gradient in place of the second moment. Epsilon is added inside the maximum, as PyTorch does. */
export const adamax: RuleOptimizer = {
  id: 'adamax',
  name: { en: 'Adamax', zh: 'Adamax' },
  source: 'Kingma & Ba 2015, Algorithm 2, arXiv:1412.6980; as torch.optim.Adamax',
  summary: {
    en: 'Adam that divides by the largest recent gradient, a maximum that fades, instead of a running size.',
    zh: '除以近期最大梯度（缓慢衰减的最大值）而非平均大小的 Adam。',
  },
  use: {
    en: 'When single large gradients should not be averaged away, as with embeddings.',
    zh: '不希望个别大梯度被平均掉时，例如嵌入层。',
  },
  family: 'adaptive',
  rate: learningRate(0.002),
  momentum: 'beta1',
  parameters: { ...ADAM_PARAMETERS, weightDecay: penalty(0) },
  states: { ...MOMENTUM_STATE, u: { en: 'largest recent gradient', zh: '近期最大梯度' } },
  rule: (p) =>
    lines(
      'state m = 0',
      'state u = 0',
      p.weightDecay !== 0 && COUPLED,
      FIRST_MOMENT,
      'u = max(beta2 * u, abs(g) + epsilon)',
      FIRST_CORRECTED,
      'theta = theta - lr * mHat / u',
    ),
}
