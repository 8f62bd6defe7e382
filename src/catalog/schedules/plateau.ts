import type { Values } from '../definition.ts'
import type { Schedule } from '../kinds.ts'
import { choice, number, tiny } from '../parameters.ts'
import { lowestRate, MOST_STEPS, STEPS } from './shared/parameters.ts'

/** What a loss must be below (or above) to be better than the best. */
const BOUNDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  min: { rel: 'best * (1 - threshold)', abs: 'best - threshold' },
  max: { rel: 'best * (1 + threshold)', abs: 'best + threshold' },
}

/**
 * States: the best loss, losses in a row that were no better (`bad`), losses to come that do not count (`rest`), and the rate.
 * They change only where a loss was measured, so a loss counts once however many steps it stands.
 */
function plateauFormula(p: Values): string {
  const most = p.mode === 'max'
  return [
    `state scalar best = ${most ? '-inf' : 'inf'}`,
    'state scalar bad = 0',
    'state scalar rest = 0',
    'state scalar rate = base',
    `better = metric ${most ? '>' : '<'} ${BOUNDS[p.mode as string]![p.thresholdMode as string]!}`,
    'count = where(or(better, rest > 0), 0, bad + 1)',
    'lower = and(measured, count > patience)',
    'next = max(rate * factor, lowest)',
    'rate = where(and(lower, rate - next > epsilon), next, rate)',
    'best = where(and(measured, better), metric, best)',
    'bad = where(measured, where(lower, 0, count), bad)',
    'rest = where(measured, where(lower, cooldown, max(0, rest - 1)), rest)',
    'lr = rate',
  ].join('\n')
}

/** Lowers the rate when the validation loss has not become better more than `patience` times in a row. */
export const plateau: Schedule = {
  id: 'plateau',
  name: { en: 'Reduce on plateau', zh: '停滞时降低' },
  source: 'As torch.optim.lr_scheduler.ReduceLROnPlateau',
  summary: {
    en: 'Lowers the rate when the validation loss stops getting better.',
    zh: '验证损失不再改善时降低学习率。',
  },
  parameters: {
    mode: choice({
      label: { en: 'Better is', zh: '更好指' },
      group: 'variant',
      description: { en: 'Which validation losses are better.', zh: '怎样的验证损失算更好。' },
      default: 'min',
      options: [
        { value: 'min', label: { en: 'Lower', zh: '更低' } },
        { value: 'max', label: { en: 'Higher', zh: '更高' } },
      ],
    }),
    factor: number({
      label: { en: 'Factor', zh: '系数' },
      group: 'scaling',
      symbol: '\\gamma',
      description: { en: 'What the rate is multiplied by.', zh: '学习率乘以的系数。' },
      default: 0.1,
      min: 0,
      max: 0.99,
    }),
    patience: number({
      label: { en: 'Patience', zh: '耐心' },
      group: 'timing',
      symbol: 'p',
      description: {
        en: 'How many losses in a row may be no better; the next one lowers the rate.',
        zh: '允许连续多少次没有改善；再多一次就降低学习率。',
      },
      default: 10,
      min: 0,
      max: 1e5,
      integer: true,
    }),
    threshold: number({
      label: { en: 'Threshold', zh: '阈值' },
      group: 'variant',
      symbol: '\\delta',
      description: { en: 'By how much a loss must be better to count.', zh: '改善超过多少才算更好。' },
      default: 1e-4,
      min: 0,
      max: 1,
    }),
    thresholdMode: choice({
      label: { en: 'Threshold is', zh: '阈值指' },
      group: 'variant',
      description: { en: 'A share of the best loss, or a difference to it.', zh: '相对最佳损失的比例，或与它的差。' },
      default: 'rel',
      options: [
        { value: 'rel', label: { en: 'A share', zh: '比例' } },
        { value: 'abs', label: { en: 'A difference', zh: '差值' } },
      ],
    }),
    cooldown: number({
      label: { en: 'Cool-down', zh: '冷却' },
      group: 'timing',
      symbol: 'c',
      description: {
        en: 'How many losses do not count after the rate was lowered.',
        zh: '降低学习率后有多少次损失不计入。',
      },
      default: 0,
      min: 0,
      max: 1e5,
      integer: true,
    }),
    lowest: lowestRate(0, { en: 'The rate is never lowered below this.', zh: '学习率不会降到此值以下。' }, 'scaling'),
    epsilon: {
      ...tiny(1e-8),
      label: { en: 'Least change', zh: '最小变化' },
      description: {
        en: 'A rate that would fall by no more than this stays.',
        zh: '若降幅不超过此值，学习率保持不变。',
      },
    },
    every: number({
      label: { en: 'Measured every', zh: '测量间隔' },
      group: 'timing',
      unit: STEPS,
      description: {
        en: 'Steps between two validation losses; 0 is once an epoch.',
        zh: '两次验证损失之间的步数；0 表示每轮一次。',
      },
      default: 0,
      min: 0,
      max: MOST_STEPS,
      integer: true,
    }),
  },
  listens: (p) => Number(p.every),
  formula: plateauFormula,
}
