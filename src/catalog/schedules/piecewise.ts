import type { Values } from '../definition.ts'
import type { Schedule } from '../kinds.ts'
import { list } from '../parameters.ts'
import { MOST_STEPS } from './shared/parameters.ts'

/** One line a boundary; the boundary itself still belongs to what was before. */
function piecewiseFormula(p: Values): string {
  const boundaries = p.boundaries as readonly number[]
  const factors = p.factors as readonly number[]
  const lines = boundaries.map(
    (boundary, i) => `factor = where(step > ${boundary}, ${factors[Math.min(i, factors.length - 1)]!}, factor)`,
  )
  return ['factor = 1', ...lines, 'lr = base * factor'].join('\n')
}

/** Constant pieces: the racer's rate up to the first boundary, after each boundary its factor times it. */
export const piecewise: Schedule = {
  id: 'piecewise',
  name: { en: 'Piecewise constant', zh: '分段常数' },
  source: 'As keras.optimizers.schedules.PiecewiseConstantDecay',
  summary: { en: 'A rate of its own for each piece of the run.', zh: '运行的每一段各有自己的学习率。' },
  parameters: {
    boundaries: list({
      label: { en: 'Boundaries', zh: '分界' },
      description: { en: 'The last step of each piece but the final one.', zh: '除最后一段外每段的最后一步。' },
      default: [200, 400],
      min: 0,
      max: MOST_STEPS,
      integer: true,
      ascending: true,
      least: 1,
      most: 16,
    }),
    factors: list({
      label: { en: 'Factors', zh: '系数' },
      description: {
        en: 'What the learning rate is multiplied by after each boundary; the last one holds for any further.',
        zh: '每个分界之后学习率乘以的系数；不足时沿用最后一个。',
      },
      default: [0.5, 0.1],
      min: 0,
      max: 100,
      least: 1,
      most: 16,
    }),
  },
  formula: piecewiseFormula,
}
