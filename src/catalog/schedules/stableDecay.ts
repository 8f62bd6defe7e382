import type { Values } from '../definition.ts'
import type { Schedule } from '../kinds.ts'
import { choice, number } from '../parameters.ts'
import { MOST_STEPS, STEPS } from './shared/parameters.ts'

/** What is left of the rate when the share `done` of the decay is over. */
const LEFT: Readonly<Record<string, string>> = {
  linear: '1 - done',
  cosine: '(1 + cos(3.141592653589793 * done)) / 2',
  '1-sqrt': '1 - sqrt(done)',
}

/** Level for `stable` steps, or until what the decay needs is left of the budget; then down over `decay` steps; then level. */
function stableDecayFormula(p: Values): string {
  return [
    `start = ${p.stable === 0 ? 'max(0, budget - decay)' : 'stable'}`,
    'done = clip((step - start) / decay, 0, 1)',
    `left = ${LEFT[p.shape as string]}`,
    'lr = base * (minimum + (1 - minimum) * left)',
  ].join('\n')
}

/** The full rate for most of the run, and a decay at its end: WSD without its warm-up, which stands in front of any schedule. */
export const stableDecay: Schedule = {
  id: 'stable-decay',
  name: { en: 'Stable, then decay', zh: '先稳后降' },
  source:
    'Hu et al. 2024, section 4, arXiv:2404.06395; 1 − √: Hägele et al. 2024, arXiv:2405.18392; as transformers.get_wsd_schedule',
  summary: {
    en: 'The full rate for most of the run, then a short decay (WSD with a warm-up).',
    zh: '大部分时间保持最高学习率，最后短暂衰减（加上预热即 WSD）。',
  },
  parameters: {
    stable: number({
      label: { en: 'Stable', zh: '稳定段' },
      symbol: 's',
      unit: STEPS,
      description: {
        en: 'Steps with the full rate; 0 keeps it until the decay ends with the run.',
        zh: '保持最高学习率的步数；0 表示衰减恰好在运行结束时完成。',
      },
      default: 0,
      min: 0,
      max: MOST_STEPS,
      integer: true,
    }),
    decay: number({
      label: { en: 'Decay', zh: '衰减段' },
      symbol: 'd',
      unit: STEPS,
      description: { en: 'Steps from the full rate to the lowest.', zh: '从最高学习率降到最低的步数。' },
      default: 100,
      min: 1,
      max: MOST_STEPS,
      scale: 'log',
      integer: true,
    }),
    shape: choice({
      label: { en: 'Shape', zh: '形状' },
      description: { en: 'How the rate comes down.', zh: '学习率下降的方式。' },
      default: 'linear',
      options: [
        { value: 'linear', label: { en: 'Straight', zh: '直线' } },
        { value: 'cosine', label: { en: 'Cosine', zh: '余弦' } },
        { value: '1-sqrt', label: { en: '1 − √', zh: '1 − √' } },
      ],
    }),
    minimum: number({
      label: { en: 'Lowest share', zh: '最低比例' },
      symbol: 'r',
      description: { en: 'The rate at the end, as a share of the full one.', zh: '最终学习率占最高学习率的比例。' },
      default: 0,
      min: 0,
      max: 1,
    }),
  },
  formula: stableDecayFormula,
}
