import type { RuleOptimizer } from '../optimizer.ts'
import { decay, learningRate, number, penalty, toggle } from '../parameters.ts'
import { COUPLED, lines } from './shared/lines.ts'

/** Gradient descent with momentum as PyTorch defines it: the first step stores the gradient undamped. */
export const sgd: RuleOptimizer = {
  id: 'sgd',
  name: { en: 'SGD', zh: 'SGD' },
  source:
    'Robbins & Monro 1951, doi:10.1214/aoms/1177729586; momentum: Polyak 1964, doi:10.1016/0041-5553(64)90137-5; Nesterov: Sutskever et al. 2013, https://proceedings.mlr.press/v28/sutskever13.html; as torch.optim.SGD',
  summary: {
    en: 'Steps against the gradient; momentum lets it gather speed.',
    zh: '沿负梯度方向前进；动量让它逐步加速。',
  },
  use: {
    en: 'When a plain baseline is wanted, or with momentum for large image networks.',
    zh: '需要朴素基准时；配合动量则适合大型图像网络。',
  },
  family: 'gradient',
  rate: learningRate(0.01),
  momentum: 'momentum',
  parameters: {
    momentum: decay(
      0,
      '\\mu',
      { en: 'Momentum', zh: '动量' },
      {
        en: 'Share of the last velocity that is kept. 0 is plain gradient descent.',
        zh: '保留上一步速度的比例。0 即普通梯度下降。',
      },
    ),
    dampening: number({
      label: { en: 'Dampening', zh: '阻尼' },
      group: 'momentum',
      symbol: '\\tau',
      description: {
        en: 'Share of each new gradient that the velocity does not take up; matters only with momentum.',
        zh: '新梯度中不计入速度的比例；仅在有动量时起作用。',
      },
      default: 0,
      min: 0,
      max: 1,
    }),
    nesterov: toggle({
      label: { en: 'Nesterov', zh: 'Nesterov' },
      group: 'momentum',
      description: {
        en: 'Looks one momentum step ahead; matters only with momentum.',
        zh: '先沿动量方向前看一步；仅在有动量时起作用。',
      },
      default: false,
    }),
    weightDecay: penalty(0),
  },
  states: { m: { en: 'velocity', zh: '速度' } },
  rule: (p) =>
    p.momentum === 0
      ? lines(p.weightDecay !== 0 && COUPLED, 'theta = theta - lr * g')
      : lines(
          'state m = 0',
          p.weightDecay !== 0 && COUPLED,
          'm = where(t == 1, g, momentum * m + (1 - dampening) * g)',
          p.nesterov === true ? 'theta = theta - lr * (g + momentum * m)' : 'theta = theta - lr * m',
        ),
}
