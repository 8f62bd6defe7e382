import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, number } from '../parameters.ts'
import { lines } from './shared/lines.ts'

/** iRprop−: only the sign of the gradient counts. After a change of sign the step shrinks and this parameter waits once. */
export const rprop: RuleOptimizer = {
  id: 'rprop',
  name: { en: 'Rprop', zh: 'Rprop' },
  source:
    'Riedmiller & Braun 1993, doi:10.1109/ICNN.1993.298623; the variant iRprop− of Igel & Hüsken 2000; as torch.optim.Rprop',
  summary: {
    en: 'Every parameter has its own step: longer while the gradient keeps its sign, shorter when it turns.',
    zh: '每个参数各有步长：梯度符号不变就加长，变号就缩短。',
  },
  use: {
    en: 'Only with all samples in every step: with mini-batches the signs are noise.',
    zh: '只适合每步使用全部样本：小批量下符号只是噪声。',
  },
  family: 'adaptive',
  rate: {
    ...learningRate(0.01),
    label: { en: 'First step size', zh: '初始步长' },
    description: {
      en: 'The step every parameter starts with. The rule changes it from then on; a schedule has no effect.',
      zh: '每个参数的初始步长。之后由规则自行改变；学习率调度不起作用。',
    },
  },
  parameters: {
    shrink: number({
      label: { en: 'Shrink', zh: '缩短' },
      group: 'scaling',
      symbol: '\\eta^{-}',
      description: { en: 'Factor of a step after a change of sign.', zh: '变号后步长乘以此值。' },
      default: 0.5,
      min: 0.01,
      max: 1,
    }),
    grow: number({
      label: { en: 'Grow', zh: '加长' },
      group: 'scaling',
      symbol: '\\eta^{+}',
      description: { en: 'Factor of a step while the sign stays.', zh: '符号不变时步长乘以此值。' },
      default: 1.2,
      min: 1,
      max: 3,
    }),
    smallestStep: number({
      label: { en: 'Smallest step', zh: '最小步长' },
      group: 'scaling',
      symbol: '\\Delta_{\\min}',
      description: { en: 'Steps never get shorter than this.', zh: '步长不会小于此值。' },
      default: 1e-6,
      min: 1e-12,
      max: 1,
      scale: 'log',
    }),
    largestStep: number({
      label: { en: 'Largest step', zh: '最大步长' },
      group: 'scaling',
      symbol: '\\Delta_{\\max}',
      description: { en: 'Steps never get longer than this.', zh: '步长不会大于此值。' },
      default: 50,
      min: 1e-3,
      max: 1000,
      scale: 'log',
    }),
  },
  states: {
    previous: { en: 'last gradient', zh: '上一步梯度' },
    size: { en: 'step size', zh: '步长' },
  },
  rule: lines(
    'state previous = 0',
    'state size = 0',
    'agrees = sign(g) * sign(previous)',
    'factor = where(agrees > 0, grow, where(agrees < 0, shrink, 1))',
    'size = clip(where(t == 1, lr, size * factor), smallestStep, largestStep)',
    'g = where(agrees < 0, 0, g)',
    'previous = g',
    'theta = theta - size * sign(g)',
  ),
}
