import type { Schedule } from '../kinds.ts'
import { choice, number } from '../parameters.ts'
import { MOST_STEPS, STEPS } from './shared/parameters.ts'

/** From the racer's rate to the constant one at which weights are averaged: rate + (base - rate) left, with `left` going from 1 to 0. */
export const swaRate: Schedule = {
  id: 'swa-rate',
  name: { en: 'SWA rate', zh: 'SWA 学习率' },
  source: 'Izmailov et al. 2018, arXiv:1803.05407; as torch.optim.swa_utils.SWALR',
  summary: {
    en: 'Moves to a constant rate and stays there, for averaging weights.',
    zh: '过渡到一个恒定学习率并保持，供权重平均使用。',
  },
  parameters: {
    rate: number({
      label: { en: 'SWA rate', zh: 'SWA 学习率' },
      symbol: '\\eta_{\\mathrm{swa}}',
      description: { en: 'The rate that it ends with.', zh: '最后保持的学习率。' },
      default: 0.05,
      min: 1e-6,
      max: 10,
      scale: 'log',
    }),
    steps: number({
      label: { en: 'Length', zh: '长度' },
      symbol: 'k',
      unit: STEPS,
      description: { en: 'Steps to get there; 0 is at once.', zh: '过渡所用的步数；0 表示立即。' },
      default: 100,
      min: 0,
      max: MOST_STEPS,
      integer: true,
    }),
    anneal: choice({
      label: { en: 'Shape', zh: '形状' },
      description: { en: 'How the rate gets there.', zh: '学习率过渡的方式。' },
      default: 'cos',
      options: [
        { value: 'cos', label: { en: 'Cosine', zh: '余弦' } },
        { value: 'linear', label: { en: 'Straight', zh: '直线' } },
      ],
    }),
  },
  formula: (p) =>
    [
      'done = where(step < steps, step / steps, 1)',
      `left = ${p.anneal === 'linear' ? '1 - done' : '(1 + cos(3.141592653589793 * done)) / 2'}`,
      'lr = rate + (base - rate) * left',
    ].join('\n'),
}
