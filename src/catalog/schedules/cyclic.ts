import type { Values } from '../definition.ts'
import type { Schedule } from '../kinds.ts'
import { choice, number } from '../parameters.ts'
import { lowestRate, momentumCycle, MOST_STEPS, STEPS } from './shared/parameters.ts'

/** What the height of a triangle is multiplied by: `cycle` counts the triangles from 0. */
const SCALES: Readonly<Record<string, string>> = {
  triangular: '',
  triangular2: ' * 0.5^cycle',
  exp_range: ' * gamma^step',
}

function cyclicFormula(p: Values): string {
  const down = p.down === 0 ? 'up' : 'down'
  return [
    `length = up + ${down}`,
    'cycle = floor(step / length)',
    'at = step - cycle * length',
    `height = where(at <= up, at / up, (length - at) / ${down})${SCALES[p.mode as string]}`,
    'lr = lowest + (base - lowest) * height',
    ...(p.cycleMomentum === true ? ['momentum = maxMomentum - (maxMomentum - baseMomentum) * height'] : []),
  ].join('\n')
}

/** Triangles between the lowest rate and the racer's: lowest + (base - lowest) height; momentum falls while the rate rises. */
export const cyclic: Schedule = {
  id: 'cyclic',
  name: { en: 'Cyclic', zh: '循环' },
  source: 'Smith 2017, arXiv:1506.01186; as torch.optim.lr_scheduler.CyclicLR',
  summary: {
    en: 'Up to the full rate and down again, over and over, with momentum doing the opposite.',
    zh: '反复升到最高学习率再降下，动量反向变化。',
  },
  parameters: {
    lowest: lowestRate(
      0.001,
      {
        en: 'Where each triangle begins and ends; its peak is the learning rate.',
        zh: '每个三角形的起点与终点；顶点为设定的学习率。',
      },
      'scaling',
    ),
    up: number({
      label: { en: 'Rise', zh: '上升步数' },
      group: 'timing',
      symbol: 'u',
      unit: STEPS,
      description: { en: 'Steps from the lowest rate to the highest.', zh: '从最低到最高学习率的步数。' },
      default: 100,
      min: 1,
      max: MOST_STEPS,
      scale: 'log',
      integer: true,
    }),
    down: number({
      label: { en: 'Fall', zh: '下降步数' },
      group: 'timing',
      symbol: 'd',
      unit: STEPS,
      description: {
        en: 'Steps back to the lowest rate; 0 is as many as up.',
        zh: '回到最低学习率的步数；0 表示与上升相同。',
      },
      default: 0,
      min: 0,
      max: MOST_STEPS,
      integer: true,
    }),
    mode: choice({
      label: { en: 'Height', zh: '高度' },
      group: 'variant',
      description: { en: 'How high the triangles are, one after another.', zh: '各个三角形的高度如何变化。' },
      default: 'triangular',
      options: [
        { value: 'triangular', label: { en: 'Always the same', zh: '不变' } },
        { value: 'triangular2', label: { en: 'Halved each time', zh: '每次减半' } },
        { value: 'exp_range', label: { en: 'Falling exponentially', zh: '指数下降' } },
      ],
    }),
    gamma: number({
      label: { en: 'Factor', zh: '系数' },
      group: 'variant',
      symbol: '\\gamma',
      description: {
        en: 'Where heights fall exponentially: what each step multiplies them by.',
        zh: '高度按指数下降时，每一步乘以的系数。',
      },
      default: 0.999,
      min: 0.9,
      max: 1,
    }),
    ...momentumCycle(0.8, 0.9),
  },
  cyclesMomentum: (p) => p.cycleMomentum === true,
  formula: cyclicFormula,
}
