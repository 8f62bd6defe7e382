import type { RuleOptimizer } from '../optimizer.ts'
import { choice, learningRate, number } from '../parameters.ts'
import { lines } from './shared/lines.ts'

const LONG = 'sumAll(s^2) / sy'
const SHORT = 'sy / sumAll(y^2)'

/** The rate from the last step s and the change y of the gradient over it. The first step, and any where the curvature s'y is not positive, uses `lr`. */
export const barzilaiBorwein: RuleOptimizer = {
  id: 'barzilai-borwein',
  name: { en: 'Barzilai-Borwein', zh: 'Barzilai-Borwein' },
  source: 'Barzilai & Borwein 1988, equations 5 and 6, doi:10.1093/imanum/8.1.141',
  summary: {
    en: 'Sets its rate from how much the gradient changed over the last step: one over the curvature there.',
    zh: '由上一步中梯度的变化确定学习率：即该方向曲率的倒数。',
  },
  use: {
    en: 'For smooth problems with all samples in every step; the loss may rise now and then.',
    zh: '适合光滑问题、每步使用全部样本；损失偶尔会上升。',
  },
  family: 'tuning',
  rate: {
    ...learningRate(0.001),
    label: { en: 'First rate', zh: '初始学习率' },
    description: {
      en: 'The rate of the first step and wherever the curvature is not positive. A schedule changes only this.',
      zh: '第一步、以及曲率不为正处的学习率。学习率调度只改变它。',
    },
  },
  parameters: {
    variant: choice({
      label: { en: 'Variant', zh: '变体' },
      description: {
        en: 'The long rate fits s = rate · y, the short one y = s / rate, each by least squares.',
        zh: '长步长与短步长分别是两种最小二乘拟合的结果。',
      },
      options: [
        { value: 'long', label: { en: 'Long (BB1)', zh: '长步长 (BB1)' } },
        { value: 'short', label: { en: 'Short (BB2)', zh: '短步长 (BB2)' } },
        { value: 'alternate', label: { en: 'Alternating', zh: '交替' } },
      ],
      default: 'long',
    }),
    lowest: number({
      label: { en: 'Lowest rate', zh: '最低学习率' },
      symbol: '\\eta_{\\min}',
      description: { en: 'The rule’s own rate is at least this.', zh: '规则自定的学习率不低于此值。' },
      default: 1e-10,
      min: 1e-15,
      max: 1,
      scale: 'log',
    }),
    highest: number({
      label: { en: 'Highest rate', zh: '最高学习率' },
      symbol: '\\eta_{\\max}',
      description: { en: 'The rule’s own rate is at most this.', zh: '规则自定的学习率不高于此值。' },
      default: 1e10,
      min: 1e-3,
      max: 1e15,
      scale: 'log',
    }),
  },
  states: {
    thetaLast: { en: 'last parameters', zh: '上一步参数' },
    gLast: { en: 'last gradient', zh: '上一步梯度' },
  },
  rule: (p) =>
    lines(
      'state thetaLast = theta',
      'state gLast = 0',
      's = theta - thetaLast',
      'y = g - gLast',
      'sy = sumAll(s * y)',
      p.variant === 'alternate'
        ? `estimate = where(mod(t, 2) == 1, ${LONG}, ${SHORT})`
        : `estimate = ${p.variant === 'long' ? LONG : SHORT}`,
      'rate = where(sy > 0, clip(estimate, lowest, highest), lr)',
      'thetaLast = theta',
      'gLast = g',
      'theta = theta - rate * g',
      'show rate = rate',
    ),
}
