import type { Loss } from '../kinds.ts'
import { choice } from '../parameters.ts'
import { needsOther } from './shared/misfits.ts'

/** Kullback-Leibler divergence of the target from exp(prediction), term by term; predictions are log-probabilities, and 0 log 0 = 0. */
export const klDivergence: Loss = {
  id: 'kl-divergence',
  name: { en: 'Kullback-Leibler divergence', zh: 'KL 散度' },
  source: 'Kullback & Leibler 1951, doi:10.1214/aoms/1177729694; as torch.nn.KLDivLoss',
  summary: {
    en: 'How far a predicted distribution is from the target one.',
    zh: '预测分布与目标分布相差多远。',
  },
  parameters: {
    reduction: choice({
      label: { en: 'Mean over', zh: '平均方式' },
      description: {
        en: 'What the sum is divided by; the divergence itself is the sum over a row.',
        zh: '总和除以什么；散度本身是一行各项之和。',
      },
      default: 'mean',
      options: [
        { value: 'mean', label: { en: 'all entries', zh: '所有元素' } },
        { value: 'batchmean', label: { en: 'rows', zh: '行' } },
      ],
    }),
  },
  fits: {},
  misfit: needsOther({
    en: 'Needs log-probabilities as outputs and a probability for each of them as the target',
    zh: '需要以对数概率为输出、以各自的概率为目标',
  }),
  link: 'none',
  mean: (p) => (p.reduction === 'batchmean' ? 'rows' : 'entries'),
  formula: 'where(target > 0, target * (log(target) - prediction), 0)',
}
