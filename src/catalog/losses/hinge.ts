import type { Loss } from '../kinds.ts'
import { NEEDS_TWO_CLASSES } from './shared/misfits.ts'

/** The loss of support vector machines; targets are -1 and 1. Beyond the margin it is 0. */
export const hinge: Loss = {
  id: 'hinge',
  name: { en: 'Hinge', zh: '合页损失' },
  source: 'Cortes & Vapnik 1995, doi:10.1007/BF00994018; as torchmetrics hinge loss, targets -1 and 1',
  summary: {
    en: 'Zero once a point is on the right side by a margin of 1, else a straight line.',
    zh: '点以间隔 1 位于正确一侧时为零，否则按直线增长。',
  },
  parameters: {},
  fits: { binary: 'signed' },
  misfit: NEEDS_TWO_CLASSES,
  link: 'none',
  formula: 'max(0, 1 - target * prediction)',
}
