/** The families in which optimizers are offered. */
import type { Text } from './definition.ts'

export const FAMILIES = {
  gradient: { en: 'Gradient and momentum', zh: '梯度与动量' },
  adaptive: { en: 'A step size per parameter', zh: '逐参数步长' },
  layerwise: { en: 'By layer and matrix', zh: '按层与矩阵' },
  tuning: { en: 'Rates that set themselves', zh: '自动确定学习率' },
  curvature: { en: 'Line search and curvature', zh: '线搜索与曲率' },
} as const satisfies Record<string, Text>

export type Family = keyof typeof FAMILIES
