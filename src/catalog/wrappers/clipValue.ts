import { number } from '../parameters.ts'
import type { Wrapper } from '../wrapper.ts'

/** Every entry of the gradient is clipped to [-c, c]. */
export const clipValue: Wrapper = {
  id: 'clip-value',
  name: { en: 'Clip by value', zh: '按值裁剪' },
  source: 'As torch.nn.utils.clip_grad_value_',
  summary: {
    en: 'Bounds each entry of the gradient; the direction may change.',
    zh: '限制梯度每个分量的大小，方向可能改变。',
  },
  use: { en: 'When single parameters get huge gradients.', zh: '个别参数的梯度特别大时。' },
  place: 'gradient',
  parameters: {
    maxValue: number({
      label: { en: 'Largest entry', zh: '最大分量' },
      symbol: 'c',
      description: { en: 'Magnitude that an entry of the gradient may have.', zh: '梯度分量允许的最大绝对值。' },
      default: 0.5,
      min: 0.0001,
      max: 1e4,
      scale: 'log',
    }),
  },
  rule: 'g = clip(g, -maxValue, maxValue)',
}
