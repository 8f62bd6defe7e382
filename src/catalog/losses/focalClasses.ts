import type { Loss } from '../kinds.ts'
import { focusing } from './shared/focusing.ts'
import { NEEDS_CLASSES } from './shared/misfits.ts'

/**
 * Softmax cross-entropy times (1 - q)^gamma, q = the probability of the right class, per row. A kernel of the engine computes it; the
 * formula is the one shown, with `target` the row of 0 and 1.
 */
export const focalClasses: Loss = {
  id: 'focal-classes',
  name: { en: 'Focal, several classes', zh: '多类焦点损失' },
  source: 'Lin et al. 2017, equation 4, arXiv:1708.02002; with a softmax for the sigmoid',
  summary: {
    en: 'The softmax cross-entropy, turned down for points that are right already.',
    zh: '对已分对的点降低权重的 Softmax 交叉熵。',
  },
  parameters: { gamma: focusing },
  fits: { classes: 'index' },
  misfit: NEEDS_CLASSES,
  link: 'softmax',
  kernel: 'focal-classes',
  formula: `
    q = sum(target * exp(prediction)) / sum(exp(prediction))
    loss = -(1 - q)^gamma * log(q)
  `,
}
