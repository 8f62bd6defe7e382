import type { Text } from '../../catalog/definition.ts'
import { defaultExperiment } from '../defaults.ts'
import type { Preset } from './preset.ts'

export const ravines: Text = { en: 'Ravines and saddles', zh: '峡谷与鞍点' }

/** What the page opens with. It stands apart from the others, which are loaded when they are asked for. */
export const opening: Preset = {
  id: 'narrow-ravine',
  group: ravines,
  title: { en: 'Narrow ravine', zh: '狭窄峡谷' },
  question: { en: 'Why does momentum overshoot?', zh: '动量为什么会冲过头？' },
  hint: {
    en: 'Four optimizers start at the same point. Guess who reaches the bottom first, then press play.',
    zh: '四个优化器从同一点出发。先猜谁最先到达谷底，再按播放。',
  },
  look: {
    en: 'SGD zigzags between the walls. Momentum gathers speed along the floor, and passes the minimum before it turns back.',
    zh: 'SGD 在谷壁间来回折返；动量沿谷底加速，冲过最小值后才折返。',
  },
  experiment: defaultExperiment(),
}
