import type { NumberParameter } from '../../definition.ts'
import { penalty } from '../../parameters.ts'

/** Weight decay that is part of the direction whose length is set layer by layer. */
export const LAYER_DECAY: NumberParameter = {
  ...penalty(0),
  description: {
    en: 'Pulls parameters towards 0; part of the direction before its length is set.',
    zh: '把参数拉向 0；在确定步长之前就计入方向。',
  },
}
