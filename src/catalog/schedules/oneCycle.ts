import type { Values } from '../definition.ts'
import type { Schedule } from '../kinds.ts'
import { choice, number, toggle } from '../parameters.ts'
import { momentumCycle } from './shared/parameters.ts'

/** From one value to another over a phase; `share` of it is done. */
function anneal(p: Values, from: string, to: string, share: string): string {
  return p.anneal === 'linear'
    ? `${from} + (${to} - ${from}) * ${share}`
    : `${to} + (${from} - ${to}) * (1 + cos(3.141592653589793 * ${share})) / 2`
}

/**
 * The formula of the one-cycle policy over the budget. Phases end where PyTorch ends them: at riseShare * budget - 1 (top), with three
 * phases at 2 * riseShare * budget - 2 (back at the start), and at budget - 1. A phase of no length is complete.
 */
function oneCycleFormula(p: Values): string {
  const share = (name: string, from: string, to: string) =>
    `${name} = where(${to} > ${from}, (step - ${from}) / (${to} - ${from}), 1)`
  const lines = [
    'first = base / startDivisor',
    'last = first / endDivisor',
    'top = riseShare * budget - 1',
    'up = where(top > 0, step / top, 1)',
    ...(p.threePhase === true
      ? ['back = 2 * top', 'end = budget - 1', share('down', 'top', 'back'), share('tail', 'back', 'end')]
      : ['end = budget - 1', share('down', 'top', 'end')]),
    `rise = ${anneal(p, 'first', 'base', 'up')}`,
    `fall = ${anneal(p, 'base', p.threePhase === true ? 'first' : 'last', 'down')}`,
    ...(p.threePhase === true ? [`finish = ${anneal(p, 'first', 'last', 'tail')}`] : []),
    p.threePhase === true
      ? 'lr = where(step <= top, rise, where(step <= back, fall, finish))'
      : 'lr = where(step <= top, rise, fall)',
  ]
  if (p.cycleMomentum !== true) return lines.join('\n')
  return [
    ...lines,
    `drop = ${anneal(p, 'maxMomentum', 'baseMomentum', 'up')}`,
    `regain = ${anneal(p, 'baseMomentum', 'maxMomentum', 'down')}`,
    p.threePhase === true
      ? 'momentum = where(step <= top, drop, where(step <= back, regain, maxMomentum))'
      : 'momentum = where(step <= top, drop, regain)',
  ].join('\n')
}

/** The one-cycle policy: the racer's rate is the peak; momentum falls while the rate rises. Its length is the budget. */
export const oneCycle: Schedule = {
  id: 'one-cycle',
  name: { en: 'One cycle', zh: '单周期' },
  source: 'Smith & Topin 2017, arXiv:1708.07120; as torch.optim.lr_scheduler.OneCycleLR',
  summary: {
    en: 'Up to the full rate and down to almost nothing, with momentum doing the opposite.',
    zh: '先升到最高学习率，再降到几乎为零；动量反向变化。',
  },
  parameters: {
    riseShare: number({
      label: { en: 'Share of the rise', zh: '上升段占比' },
      group: 'timing',
      symbol: 'p',
      description: { en: 'Share of the run in which the rate rises.', zh: '学习率上升阶段占整个运行的比例。' },
      default: 0.3,
      min: 0.01,
      max: 0.99,
    }),
    anneal: choice({
      label: { en: 'Shape', zh: '形状' },
      group: 'variant',
      description: { en: 'How the rate moves between its turning points.', zh: '学习率在转折点之间的变化方式。' },
      default: 'cos',
      options: [
        { value: 'cos', label: { en: 'Cosine', zh: '余弦' } },
        { value: 'linear', label: { en: 'Straight', zh: '直线' } },
      ],
    }),
    ...momentumCycle(0.85, 0.95),
    startDivisor: number({
      label: { en: 'Start divisor', zh: '起始除数' },
      group: 'scaling',
      symbol: 'd',
      description: { en: 'The first rate is the peak divided by this.', zh: '起始学习率为峰值除以此数。' },
      default: 25,
      min: 1,
      max: 1e6,
      scale: 'log',
    }),
    endDivisor: number({
      label: { en: 'End divisor', zh: '终止除数' },
      group: 'scaling',
      symbol: 'D',
      description: { en: 'The last rate is the first divided by this.', zh: '最终学习率为起始学习率除以此数。' },
      default: 1e4,
      min: 1,
      max: 1e9,
      scale: 'log',
    }),
    threePhase: toggle({
      label: { en: 'Three phases', zh: '三段式' },
      group: 'variant',
      description: {
        en: 'Falls back to the first rate as fast as it rose, then on to the last.',
        zh: '以上升时的速度回到起始学习率，再降到最终学习率。',
      },
      default: false,
    }),
  },
  cyclesMomentum: (p) => p.cycleMomentum === true,
  formula: oneCycleFormula,
}
