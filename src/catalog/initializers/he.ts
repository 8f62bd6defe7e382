import type { Initializer } from '../kinds.ts'
import { distribution, gain } from './shared/gain.ts'

/** Deviation gain / sqrt(fanIn), with a gain of the root of 2 by default; the uniform half width is the root of 3 times that. */
export const he: Initializer = {
  id: 'he',
  name: { en: 'He', zh: 'He' },
  source: 'He et al. 2015, equation 10, arXiv:1502.01852; as torch.nn.init.kaiming_normal_ and kaiming_uniform_',
  summary: { en: 'Keeps the size of signals alike through ReLU layers.', zh: '使信号经过 ReLU 层后大小不变。' },
  parameters: { distribution: distribution('normal'), gain: gain(1.4142135623730951) },
  distribution: (p) => (p.distribution === 'normal' ? 'normal' : 'uniform'),
  scale: (p) => (p.distribution === 'normal' ? 'gain * sqrt(1 / fanIn)' : 'gain * sqrt(3 / fanIn)'),
}
