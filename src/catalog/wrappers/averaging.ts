/** Averages of the parameters, kept beside the raw ones and evaluated with them. */
import { decay, number } from '../parameters.ts'
import type { Wrapper } from '../wrapper.ts'

const start = number({
  label: { en: 'From step', zh: '起始步' },
  symbol: 's',
  unit: { en: 'steps', zh: '步' },
  description: { en: 'The step whose parameters are the first average.', zh: '从这一步的参数开始求平均。' },
  default: 1,
  min: 1,
  max: 1e6,
  scale: 'log',
  integer: true,
})

const every = number({
  label: { en: 'Every', zh: '间隔' },
  symbol: 'c',
  unit: { en: 'steps', zh: '步' },
  description: { en: 'Steps between two parameters that are averaged.', zh: '两次计入平均之间的步数。' },
  default: 1,
  min: 1,
  max: 1e5,
  scale: 'log',
  integer: true,
})

/** average = decay average + (1 - decay) theta, from the iterate of step `start` on, every so many steps; no bias correction. */
export const exponentialAverage: Wrapper = {
  id: 'ema',
  name: { en: 'EMA of the weights', zh: '权重的指数平均' },
  source: 'Polyak & Juditsky 1992, doi:10.1137/0330046; as torch.optim.swa_utils.get_ema_multi_avg_fn',
  summary: {
    en: 'Keeps a running average of the weights, evaluated beside them.',
    zh: '保留权重的指数滑动平均，并与原权重一同评估。',
  },
  use: {
    en: 'When the last steps are noisy and a smoother model is wanted.',
    zh: '最后几步噪声大、想要更平滑的模型时。',
  },
  place: 'after',
  averages: true,
  parameters: {
    decay: decay(
      0.99,
      '\\beta',
      { en: 'Memory', zh: '记忆' },
      {
        en: 'Share of the average that is kept: memory of about 1 / (1 − β) steps.',
        zh: '平均中保留的比例：记忆约 1 / (1 − β) 步。',
      },
    ),
    start,
    every,
  },
  rule: `
    state average = theta
    due = and(t >= start, mod(t - start, every) == 0)
    mixed = where(t == start, theta, decay * average + (1 - decay) * theta)
    average = where(t < start, theta, where(due, mixed, average))
    show average = average
  `,
}

/** The plain mean of the iterates after steps start, start + every, …: stochastic weight averaging, or Polyak-Ruppert with every = 1. */
export const stochasticAverage: Wrapper = {
  id: 'swa',
  name: { en: 'SWA of the weights', zh: '权重的等权平均 (SWA)' },
  source:
    'Izmailov et al. 2018, Algorithm 1, arXiv:1803.05407; Polyak & Juditsky 1992; as torch.optim.swa_utils.AveragedModel',
  summary: {
    en: 'Keeps the mean of the weights from some step on, evaluated beside them.',
    zh: '从某一步起对权重求等权平均，并与原权重一同评估。',
  },
  use: {
    en: 'With a constant or cyclic rate that keeps exploring until the end.',
    zh: '配合恒定或循环学习率、直到最后都在探索时。',
  },
  place: 'after',
  averages: true,
  parameters: { start, every },
  rule: `
    state average = theta
    state scalar count = 0
    due = and(t >= start, mod(t - start, every) == 0)
    count = count + due
    average = where(t < start, theta, where(due, average + (theta - average) / count, average))
    show average = average
  `,
}
