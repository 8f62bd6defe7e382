import type { Values } from '../definition.ts'
import type { Schedule } from '../kinds.ts'
import { number, toggle } from '../parameters.ts'
import { length, lengthName } from './shared/parameters.ts'

/** With `cycle` the length grows to the next multiple of itself whenever it is reached, and the rate rises again. */
function polynomialFormula(p: Values): string {
  const steps = lengthName('steps', p.steps)
  const done =
    p.cycle === true
      ? // -floor(-x) rounds up.
        [`length = ${steps} * max(1, -floor(-step / ${steps}))`, 'done = step / length']
      : [`done = min(step, ${steps}) / ${steps}`]
  return [...done, 'lr = end + (base - end) * (1 - done)^power'].join('\n')
}

/** A power of the share that is left: end + (base - end) (1 - step / T)^power, with T the length or the budget. */
export const polynomial: Schedule = {
  id: 'polynomial',
  name: { en: 'Polynomial', zh: '多项式衰减' },
  source:
    'Chen et al. 2016, arXiv:1606.00915; as torch.optim.lr_scheduler.PolynomialLR and keras.optimizers.schedules.PolynomialDecay',
  summary: {
    en: 'Falls to its last rate as a power of the steps that are left.',
    zh: '按剩余步数的幂次降到最终学习率。',
  },
  parameters: {
    steps: length({
      en: 'Steps from the first rate to the last; 0 takes the whole run.',
      zh: '从起始到最终学习率所用的步数；0 表示整个运行。',
    }),
    power: number({
      label: { en: 'Power', zh: '幂次' },
      symbol: 'p',
      description: {
        en: '1 is a straight line; larger ones fall early, smaller ones late.',
        zh: '1 为直线；越大下降越早，越小下降越晚。',
      },
      default: 2,
      min: 0,
      max: 10,
    }),
    end: number({
      label: { en: 'Last rate', zh: '最终学习率' },
      symbol: '\\eta_{\\mathrm{end}}',
      description: { en: 'The rate at the end, and after it.', zh: '结束时及之后的学习率。' },
      default: 0,
      min: 0,
      max: 10,
    }),
    cycle: toggle({
      label: { en: 'Rise again', zh: '重新上升' },
      description: {
        en: 'Past its length the rate rises again and falls to the end of the next multiple.',
        zh: '超过长度后学习率重新上升，再降到下一个整数倍处。',
      },
      default: false,
    }),
  },
  formula: polynomialFormula,
}
