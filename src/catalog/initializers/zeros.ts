import type { Initializer } from '../kinds.ts'

/** Every weight 0: right for linear models, and a lesson for networks, whose units then never differ. */
export const zeros: Initializer = {
  id: 'zeros',
  name: { en: 'Zeros', zh: '全零' },
  source: 'Every weight 0',
  summary: {
    en: 'All weights 0. In a network all units then stay alike.',
    zh: '所有权重为 0。在网络中各单元将始终相同。',
  },
  parameters: {},
  distribution: () => 'zeros',
  scale: '0',
}
