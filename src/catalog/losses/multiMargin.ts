import type { Loss } from '../kinds.ts'
import { number } from '../parameters.ts'
import { NEEDS_CLASSES } from './shared/misfits.ts'

/**
 * The hinge loss of several classes: the right output must exceed every other by a margin. A kernel of the engine computes it; the
 * formula is the one shown, of the outputs of a row, with `target` the row of 0 and 1. It divides by the number of classes.
 */
export const multiMargin: Loss = {
  id: 'multi-margin',
  name: { en: 'Multi-class hinge', zh: '多类合页损失' },
  source:
    'Weston & Watkins 1999; as torch.nn.MultiMarginLoss, https://pytorch.org/docs/stable/generated/torch.nn.MultiMarginLoss.html',
  summary: {
    en: 'Zero once the right output leads every other by the margin.',
    zh: '正确类别的输出领先其他输出一个间隔后为零。',
  },
  parameters: {
    p: number({
      label: { en: 'Power', zh: '次数' },
      symbol: 'p',
      description: {
        en: '1: falls short in a straight line. 2: by its square.',
        zh: '1：按差额的线性增长。2：按差额的平方增长。',
      },
      default: 1,
      min: 1,
      max: 2,
      integer: true,
    }),
    margin: number({
      label: { en: 'Margin', zh: '间隔' },
      symbol: 'm',
      description: {
        en: 'The lead over every other output from which nothing is lost.',
        zh: '领先其他输出达到此值后损失为零。',
      },
      default: 1,
      min: 0.01,
      max: 100,
      scale: 'log',
    }),
  },
  fits: { classes: 'index' },
  misfit: NEEDS_CLASSES,
  kernel: 'multi-margin',
  formula: (p) => `
    right = sum(target * prediction)
    short = max(0, margin - right + prediction)
    loss = mean((1 - target) * short${p.p === 1 ? '' : '^p'})
  `,
}
