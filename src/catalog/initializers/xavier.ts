import type { Initializer } from '../kinds.ts'
import { distribution, gain } from './shared/gain.ts'

/** Deviation gain * sqrt(2 / (fanIn + fanOut)); the uniform half width is the root of 3 times that. */
export const xavier: Initializer = {
  id: 'xavier',
  name: { en: 'Xavier', zh: 'Xavier' },
  source: 'Glorot & Bengio 2010, equation 16; as torch.nn.init.xavier_uniform_ and xavier_normal_',
  summary: {
    en: 'Keeps the size of signals alike forwards and backwards; made for tanh.',
    zh: '使信号在前向与反向中大小相近；适合 tanh。',
  },
  parameters: { distribution: distribution('uniform'), gain: gain(1) },
  distribution: (p) => (p.distribution === 'normal' ? 'normal' : 'uniform'),
  scale: (p) =>
    p.distribution === 'normal' ? 'gain * sqrt(2 / (fanIn + fanOut))' : 'gain * sqrt(6 / (fanIn + fanOut))',
}
