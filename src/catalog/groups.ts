/** The groups in which an entry's parameters are shown. */
import type { Text } from './definition.ts'

export const GROUPS = {
  momentum: { en: 'Momentum', zh: '动量' },
  scaling: { en: 'Size of the step', zh: '步长缩放' },
  decay: { en: 'Weight decay', zh: '权重衰减' },
  search: { en: 'Line search', zh: '线搜索' },
  curvature: { en: 'Curvature', zh: '曲率' },
  timing: { en: 'Start and timing', zh: '起点与时机' },
  stopping: { en: 'When it stops', zh: '停止条件' },
  variant: { en: 'Variant', zh: '变体' },
  others: { en: 'Biases and other vectors', zh: '偏置与其他向量' },
} as const satisfies Record<string, Text>

export type Group = keyof typeof GROUPS
