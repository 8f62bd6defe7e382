import type { Loss } from '../kinds.ts'
import { number } from '../parameters.ts'
import { focusing } from './shared/focusing.ts'
import { NEEDS_TWO_CLASSES } from './shared/misfits.ts'

/**
 * Cross-entropy of a logit times u^gamma, u = the probability that the wrong class gets. Where u has rounded to 0 the loss is 0: a power
 * below 1 would have no slope there.
 */
export const focal: Loss = {
  id: 'focal',
  name: { en: 'Focal', zh: '焦点损失' },
  source: 'Lin et al. 2017, equation 5, arXiv:1708.02002; as torchvision.ops.sigmoid_focal_loss',
  summary: {
    en: 'The cross-entropy, turned down for points that are right already.',
    zh: '对已分对的点降低权重的交叉熵。',
  },
  parameters: {
    gamma: focusing,
    alpha: number({
      label: { en: 'Weight of class 1', zh: '类别 1 的权重' },
      symbol: '\\alpha',
      description: {
        en: 'Class 1 counts this much, class 0 the rest up to 1. 0: both count fully.',
        zh: '类别 1 的权重，类别 0 为 1 减此值。0：两类都按 1 计。',
      },
      default: 0.25,
      min: 0,
      max: 0.99,
    }),
  },
  fits: { binary: 'zero-one' },
  misfit: NEEDS_TWO_CLASSES,
  link: 'sigmoid',
  formula: (p) =>
    [
      'u = target * sigmoid(-prediction) + (1 - target) * sigmoid(prediction)',
      'focus = where(u > 0, u^gamma, 0)',
      'e = target * softplus(-prediction) + (1 - target) * softplus(prediction)',
      ...(p.alpha === 0
        ? ['loss = focus * e']
        : ['weight = alpha * target + (1 - alpha) * (1 - target)', 'loss = weight * focus * e']),
    ].join('\n'),
}
