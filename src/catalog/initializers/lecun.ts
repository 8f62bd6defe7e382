import type { Initializer } from '../kinds.ts'
import { distribution } from './shared/gain.ts'

/** Deviation 1 / sqrt(fanIn); the uniform half width is the root of 3 times that. */
export const lecun: Initializer = {
  id: 'lecun',
  name: { en: 'LeCun', zh: 'LeCun' },
  source: 'LeCun et al. 1998, section 4.6, doi:10.1007/3-540-49430-8_2',
  summary: {
    en: 'Keeps the size of signals alike forwards; what SELU is made for.',
    zh: '使信号在前向中大小不变；SELU 即为此设计。',
  },
  parameters: { distribution: distribution('normal') },
  distribution: (p) => (p.distribution === 'normal' ? 'normal' : 'uniform'),
  scale: (p) => (p.distribution === 'normal' ? 'sqrt(1 / fanIn)' : 'sqrt(3 / fanIn)'),
}
