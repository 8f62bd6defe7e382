import type { RuleOptimizer } from '../optimizer.ts'
import { decay, decoupledDecay, learningRate } from '../parameters.ts'
import { DECOUPLED, lines } from './shared/lines.ts'

/** Lion: the sign of an interpolated momentum. The step uses beta1, the memory beta2, and the step comes first. */
export const lion: RuleOptimizer = {
  id: 'lion',
  name: { en: 'Lion', zh: 'Lion' },
  source: 'Chen et al. 2023, Algorithm 2, arXiv:2302.06675; as google/automl lion',
  summary: {
    en: 'Only the sign of a momentum: every parameter moves by exactly the learning rate.',
    zh: '只取动量的符号：每个参数每步恰好移动一个学习率。',
  },
  use: {
    en: 'For large batches, at a third to a tenth of Adam’s rate.',
    zh: '适合大批量，学习率取 Adam 的三分之一到十分之一。',
  },
  family: 'adaptive',
  rate: learningRate(1e-4),
  momentum: 'beta1',
  parameters: {
    beta1: decay(
      0.9,
      '\\beta_1',
      { en: 'Beta 1', zh: 'β₁' },
      {
        en: 'Share of the momentum, against the present gradient, in the direction of a step.',
        zh: '一步的方向中动量所占的比例，其余为当前梯度。',
      },
    ),
    beta2: decay(
      0.99,
      '\\beta_2',
      { en: 'Beta 2', zh: 'β₂' },
      {
        en: 'Memory of the momentum: about 1 / (1 − β₂) steps.',
        zh: '动量的记忆长度：约 1 / (1 − β₂) 步。',
      },
    ),
    weightDecay: decoupledDecay(0),
  },
  states: { m: { en: 'momentum', zh: '动量' } },
  rule: (p) =>
    lines(
      'state m = 0',
      p.weightDecay !== 0 && DECOUPLED,
      'theta = theta - lr * sign(beta1 * m + (1 - beta1) * g)',
      'm = beta2 * m + (1 - beta2) * g',
    ),
}
