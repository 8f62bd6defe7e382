import type { Loss } from '../kinds.ts'
import { NEEDS_TWO_CLASSES } from './shared/misfits.ts'

/** The square of the hinge loss; targets are -1 and 1. Its slope has no jump at the margin. */
export const squaredHinge: Loss = {
  id: 'squared-hinge',
  name: { en: 'Squared hinge', zh: '平方合页损失' },
  source: 'Tang 2013, equation 6, arXiv:1306.0239; as keras.losses.SquaredHinge',
  summary: {
    en: 'The square of the hinge: smooth at the margin, hard on points far on the wrong side.',
    zh: '合页损失的平方：在间隔处光滑，对远在错误一侧的点更重。',
  },
  parameters: {},
  fits: { binary: 'signed' },
  misfit: NEEDS_TWO_CLASSES,
  link: 'none',
  formula: 'max(0, 1 - target * prediction)^2',
}
