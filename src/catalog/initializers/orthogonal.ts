import type { Initializer } from '../kinds.ts'
import { gain } from './shared/gain.ts'

/** Rows (or columns, where there are fewer) at right angles, of length `gain`; a kernel counts as [first, all the rest]. */
export const orthogonal: Initializer = {
  id: 'orthogonal',
  name: { en: 'Orthogonal', zh: '正交' },
  source: 'Saxe, McClelland & Ganguli 2013, arXiv:1312.6120; as torch.nn.init.orthogonal_',
  summary: {
    en: 'A random rotation: keeps lengths and angles of signals, also in deep networks.',
    zh: '随机旋转：即使网络很深，也保持信号的长度与夹角。',
  },
  parameters: { gain: gain(1) },
  distribution: () => 'orthogonal',
  scale: 'gain',
}
