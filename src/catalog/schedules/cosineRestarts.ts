import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'
import { lowestRate, MOST_STEPS, STEPS } from './shared/parameters.ts'

/**
 * Cosine annealing with warm restarts: the i-th cosine has first * factor^i steps. Its length and the step within it are states, so
 * that a restart falls on a whole step, which the closed form, with its logarithm, misses by rounding.
 */
export const cosineRestarts: Schedule = {
  id: 'cosine-restarts',
  name: { en: 'Cosine with restarts', zh: '余弦热重启' },
  source:
    'Loshchilov & Hutter 2017, section 3, arXiv:1608.03983; as torch.optim.lr_scheduler.CosineAnnealingWarmRestarts',
  summary: {
    en: 'Falls along a cosine and starts again at the full rate, each time for longer.',
    zh: '沿余弦下降后回到最高学习率重新开始，每次更长。',
  },
  parameters: {
    first: number({
      label: { en: 'First length', zh: '首段长度' },
      symbol: 'T_0',
      unit: STEPS,
      description: { en: 'Steps of the first cosine.', zh: '第一段余弦的步数。' },
      default: 100,
      min: 1,
      max: MOST_STEPS,
      scale: 'log',
      integer: true,
    }),
    factor: number({
      label: { en: 'Growth', zh: '增长倍数' },
      symbol: 'q',
      description: {
        en: 'How many times longer each cosine is than the one before.',
        zh: '每段余弦是前一段的多少倍长。',
      },
      default: 2,
      min: 1,
      max: 10,
      integer: true,
    }),
    minimum: lowestRate(0, {
      en: 'Where each cosine would end; the restart comes one step before.',
      zh: '每段余弦的终点；重启在其前一步发生。',
    }),
  },
  formula: [
    'state scalar at = 0',
    'state scalar length = first',
    'lr = minimum + (base - minimum) * (1 + cos(3.141592653589793 * at / length)) / 2',
    'next = at + 1',
    'over = next >= length',
    'at = where(over, 0, next)',
    'length = where(over, factor * length, length)',
  ].join('\n'),
}
