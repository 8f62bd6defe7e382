/** Weight decay for rules that have none of their own. */
import type { Text } from '../definition.ts'
import type { Optimizer } from '../optimizer.ts'
import { number } from '../parameters.ts'
import type { Wrapper } from '../wrapper.ts'

const OWN: Text = {
  en: 'has a weight decay of its own',
  zh: '自带权重衰减',
}

/** Rules with a decay of their own do not get a second one. */
const misfit = ({ parameters }: Optimizer) => (Object.hasOwn(parameters, 'weightDecay') ? OWN : undefined)

const amount = (description: Text) =>
  number({
    label: { en: 'Weight decay', zh: '权重衰减' },
    symbol: '\\lambda',
    description,
    default: 0.01,
    min: 0.000001,
    max: 1,
    scale: 'log',
  })

/** g = g + lambda theta: the gradient of an L2 penalty of lambda / 2 |theta|^2. */
export const coupledDecay: Wrapper = {
  id: 'coupled-decay',
  name: { en: 'Weight decay (coupled)', zh: '权重衰减（耦合）' },
  source:
    'Krogh & Hertz 1991, https://papers.nips.cc/paper/1991/hash/8eefcfdf5990e441f0fb6f3fad709e21-Abstract.html; as weight_decay of torch.optim.SGD',
  summary: { en: 'Adds a share of each parameter to its gradient.', zh: '把参数的一部分加到它的梯度上。' },
  use: {
    en: 'When large weights should cost, and the optimizer has no weight decay.',
    zh: '希望大权重付出代价，而优化器没有权重衰减时。',
  },
  place: 'gradient',
  parameters: {
    weightDecay: amount({
      en: 'Pulls parameters towards 0: this much of each is added to its gradient.',
      zh: '把参数拉向 0：按此比例将参数加到它的梯度上。',
    }),
  },
  misfit,
  rule: 'g = g + weightDecay * theta',
}

/** theta = theta (1 - lr lambda), apart from the gradient. */
export const decoupledDecay: Wrapper = {
  id: 'decoupled-decay',
  name: { en: 'Weight decay (decoupled)', zh: '权重衰减（解耦）' },
  source: 'Loshchilov & Hutter 2019, Algorithm 2, arXiv:1711.05101',
  summary: { en: 'Shrinks the parameters themselves at each step.', zh: '每一步直接缩小参数本身。' },
  use: {
    en: 'When the rule rescales gradients, so that a coupled decay would be rescaled too.',
    zh: '规则会缩放梯度、耦合衰减也会随之被缩放时。',
  },
  place: 'parameters',
  parameters: {
    weightDecay: amount({
      en: 'Shrinks each parameter by this much times the learning rate.',
      zh: '每步按「学习率 × 此值」缩小参数。',
    }),
  },
  misfit,
  rule: 'theta = theta * (1 - lr * weightDecay)',
}
