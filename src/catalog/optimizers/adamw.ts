import type { RuleOptimizer } from '../optimizer.ts'
import { decoupledDecay, learningRate } from '../parameters.ts'
import { ADAM_PARAMETERS, ADAM_STATES, adamRule, AMSGRAD } from './shared/adamLines.ts'
import { DECOUPLED } from './shared/lines.ts'

/** Adam with decoupled weight decay: theta shrinks by lr * weightDecay, the moments never see it. */
export const adamw: RuleOptimizer = {
  id: 'adamw',
  name: { en: 'AdamW', zh: 'AdamW' },
  source: 'Loshchilov & Hutter 2019, Algorithm 2, arXiv:1711.05101; as torch.optim.AdamW',
  summary: {
    en: 'Adam whose weight decay acts on the parameters, not through the gradient.',
    zh: '权重衰减直接作用于参数、不经过梯度的 Adam。',
  },
  use: {
    en: 'Where Adam meets weight decay: the standard for transformers.',
    zh: '需要 Adam 加权重衰减时：Transformer 的标准做法。',
  },
  family: 'adaptive',
  rate: learningRate(0.001),
  momentum: 'beta1',
  parameters: { ...ADAM_PARAMETERS, weightDecay: decoupledDecay(0.01), amsgrad: AMSGRAD },
  states: ADAM_STATES,
  rule: (p) => adamRule(p, DECOUPLED),
}
