import { number } from '../parameters.ts'
import type { Wrapper } from '../wrapper.ts'

/** g = g min(1, c / (|g| + 1e-6)), one norm over all tensors. */
export const clipNorm: Wrapper = {
  id: 'clip-norm',
  name: { en: 'Clip by norm', zh: '按范数裁剪' },
  source: 'Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063; as torch.nn.utils.clip_grad_norm_',
  summary: {
    en: 'Shortens gradients that are longer than a bound; the direction stays.',
    zh: '把过长的梯度缩短到上限，方向不变。',
  },
  use: { en: 'When single steep places throw the parameters far away.', zh: '个别陡峭之处会把参数甩得很远时。' },
  place: 'gradient',
  parameters: {
    maxNorm: number({
      label: { en: 'Longest gradient', zh: '最大范数' },
      symbol: 'c',
      description: {
        en: 'Norm over all parameters that a gradient may have.',
        zh: '梯度（对全部参数）允许的最大范数。',
      },
      default: 1,
      min: 0.0001,
      max: 1e4,
      scale: 'log',
    }),
  },
  rule: 'g = g * min(1, maxNorm / (normAll(g) + 1e-6))',
}
