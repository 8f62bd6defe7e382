import type { Initializer } from '../kinds.ts'
import { number } from '../parameters.ts'

/** Normal with one deviation for all layers. */
export const normal: Initializer = {
  id: 'normal',
  name: { en: 'Normal', zh: '正态' },
  source: 'Normal with mean 0; as torch.nn.init.normal_',
  summary: { en: 'Normal numbers of one size for every layer.', zh: '各层使用同一标准差的正态随机数。' },
  parameters: {
    deviation: number({
      label: { en: 'Deviation', zh: '标准差' },
      symbol: '\\sigma',
      description: { en: 'Standard deviation of the weights.', zh: '权重的标准差。' },
      default: 0.5,
      min: 0,
      max: 10,
    }),
  },
  distribution: () => 'normal',
  scale: 'deviation',
}
