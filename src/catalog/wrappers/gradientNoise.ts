import { number } from '../parameters.ts'
import type { Wrapper } from '../wrapper.ts'

/** g = g + N(0, eta / t^gamma), one normal a parameter. */
export const gradientNoise: Wrapper = {
  id: 'gradient-noise',
  name: { en: 'Gradient noise', zh: '梯度噪声' },
  source: 'Neelakantan et al. 2015, equation 1, arXiv:1511.06807; as optax.add_noise',
  summary: {
    en: 'Adds normal noise to the gradient, less of it from step to step.',
    zh: '给梯度加正态噪声，并逐步减小。',
  },
  use: {
    en: 'When the parameters should shake free of a poor start or a plateau.',
    zh: '希望参数摆脱不好的起点或平坦区时。',
  },
  place: 'gradient',
  parameters: {
    variance: number({
      label: { en: 'Variance', zh: '方差' },
      symbol: '\\eta_0',
      description: { en: 'Variance of the noise at the first step.', zh: '第一步噪声的方差。' },
      default: 0.01,
      min: 1e-8,
      max: 100,
      scale: 'log',
    }),
    gamma: number({
      label: { en: 'Decay', zh: '衰减' },
      symbol: '\\gamma',
      description: { en: 'The variance falls as 1 over the step to this power.', zh: '方差按步数的该次幂的倒数下降。' },
      default: 0.55,
      min: 0,
      max: 2,
    }),
  },
  noise: true,
  rule: 'g = g + sqrt(variance / t^gamma) * noise',
}
