import type { Schedule } from '../kinds.ts'

/** The rate never changes. */
export const constant: Schedule = {
  id: 'constant',
  name: { en: 'Constant', zh: '恒定' },
  source: 'The rate as it is given',
  summary: { en: 'The same rate at every step.', zh: '每一步的学习率都相同。' },
  parameters: {},
  formula: 'lr = base',
}
