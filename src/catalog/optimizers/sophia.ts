import type { RuleOptimizer } from '../optimizer.ts'
import { decoupledDecay, learningRate, number, tiny } from '../parameters.ts'
import { beta1, beta2, FIRST_MOMENT, MOMENTUM_STATE } from './shared/adamLines.ts'
import { DECOUPLED, lines } from './shared/lines.ts'

/** Momentum over the curvature of each parameter, every step clipped to the rate. The curvature is exact here; the paper samples it. */
export const sophia: RuleOptimizer = {
  id: 'sophia',
  name: { en: 'Sophia', zh: 'Sophia' },
  source:
    'Liu et al. 2024, Algorithm 3, arXiv:2305.14342, with the exact diagonal of the Hessian; update as Liuhong99/Sophia',
  summary: {
    en: 'Divides the momentum by the curvature, taken anew every few steps, and clips the result.',
    zh: '动量除以曲率（每隔几步重算），再裁剪结果。',
  },
  use: {
    en: 'When curvature differs widely between parameters; made for language models.',
    zh: '各参数曲率相差很大时；为语言模型而设计。',
  },
  family: 'curvature',
  rate: learningRate(0.01),
  momentum: 'beta1',
  parameters: {
    beta1: beta1(0.96),
    beta2: {
      ...beta2(0.99),
      group: 'curvature',
      description: {
        en: 'Memory of the curvature: about 1 / (1 − β₂) times that it is taken.',
        zh: '曲率的记忆长度：约 1 / (1 − β₂) 次计算。',
      },
    },
    gamma: number({
      label: { en: 'Gamma', zh: 'γ' },
      group: 'scaling',
      symbol: '\\gamma',
      description: {
        en: 'Multiplies the curvature: less of it clips more steps to the rate.',
        zh: '乘在曲率上：越小，被裁剪到学习率的步越多。',
      },
      default: 0.05,
      min: 1e-4,
      max: 10,
      scale: 'log',
    }),
    epsilon: {
      ...tiny(1e-12),
      description: {
        en: 'The least that is divided by: where the curvature is not positive, the step is the sign of the momentum.',
        zh: '除数的下限：曲率不为正处，步长取动量的符号。',
      },
    },
    weightDecay: decoupledDecay(0),
    every: number({
      label: { en: 'Curvature every', zh: '曲率间隔' },
      group: 'curvature',
      symbol: 'k',
      unit: { en: 'steps', zh: '步' },
      description: { en: 'Steps between two times that the curvature is taken.', zh: '两次计算曲率之间的步数。' },
      default: 10,
      min: 1,
      max: 1000,
      scale: 'log',
      integer: true,
    }),
  },
  states: { ...MOMENTUM_STATE, h: { en: 'curvature', zh: '曲率' } },
  hessianDiagonal: (p) => p.every as number,
  rule: (p) =>
    lines(
      'state m = 0',
      'state h = 0',
      p.weightDecay !== 0 && DECOUPLED,
      FIRST_MOMENT,
      'h = where(mod(t - 1, every) == 0, beta2 * h + (1 - beta2) * hessianDiagonal, h)',
      'theta = theta - lr * clip(m / max(gamma * h, epsilon), -1, 1)',
    ),
}
