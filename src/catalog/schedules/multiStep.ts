import type { Values } from '../definition.ts'
import type { Schedule } from '../kinds.ts'
import { list, number } from '../parameters.ts'
import { MOST_STEPS } from './shared/parameters.ts'

/** How many milestones the step has passed; one that is there twice counts twice. */
function multiStepFormula(p: Values): string {
  const passed = (p.milestones as readonly number[]).map((milestone) => `(step >= ${milestone})`)
  return [`passed = ${passed.join(' + ') || '0'}`, 'lr = base * gamma^passed'].join('\n')
}

/** Stairs of uneven length: the rate is multiplied by gamma at each milestone. */
export const multiStep: Schedule = {
  id: 'multi-step',
  name: { en: 'Multi-step', zh: '多阶梯衰减' },
  source: 'As torch.optim.lr_scheduler.MultiStepLR',
  summary: { en: 'Multiplies the rate by a factor at each of a few steps.', zh: '在指定的几步把学习率乘以一个系数。' },
  parameters: {
    milestones: list({
      label: { en: 'Milestones', zh: '里程碑' },
      description: { en: 'Steps at which the factor applies once more.', zh: '系数再次生效的步。' },
      default: [200, 400],
      min: 0,
      max: MOST_STEPS,
      integer: true,
      ascending: true,
      least: 1,
      most: 16,
    }),
    gamma: number({
      label: { en: 'Factor', zh: '系数' },
      symbol: '\\gamma',
      description: { en: 'What each milestone multiplies the rate by.', zh: '每个里程碑处学习率乘以的系数。' },
      default: 0.1,
      min: 0,
      max: 10,
    }),
  },
  formula: multiStepFormula,
}
