import { number, toggle } from '../parameters.ts'
import type { Wrapper } from '../wrapper.ts'

/**
 * Sharpness-aware minimization: the gradient is taken at the worst point of a small ball, theta + e. The adaptive form measures the ball
 * in units of each parameter. One norm over all tensors; two gradients a step.
 */
export const sharpnessAware: Wrapper = {
  id: 'sam',
  name: { en: 'SAM', zh: 'SAM' },
  source: 'Foret et al. 2021, arXiv:2010.01412; adaptive: Kwon et al. 2021, arXiv:2102.11600; as davda54/sam',
  summary: {
    en: 'Takes the gradient a little uphill of the parameters, so that flat minima win.',
    zh: '在参数的上坡方向附近取梯度，偏好平坦的极小值。',
  },
  use: {
    en: 'When test accuracy matters more than time: each step costs two gradients.',
    zh: '测试准确率比时间更重要时：每步要算两次梯度。',
  },
  place: 'ascent',
  parameters: {
    radius: number({
      label: { en: 'Radius', zh: '半径' },
      symbol: '\\rho',
      description: { en: 'How far uphill the second gradient is taken.', zh: '第二次取梯度时向上坡走多远。' },
      default: 0.05,
      min: 0.0001,
      max: 10,
      scale: 'log',
    }),
    adaptive: toggle({
      label: { en: 'Adaptive', zh: '自适应' },
      description: {
        en: 'Measures the way uphill in units of each parameter (ASAM).',
        zh: '按各参数的大小衡量上坡距离（ASAM）。',
      },
      default: false,
    }),
  },
  rule: (p) =>
    p.adaptive === true
      ? 'climb = radius * theta^2 * g / (normAll(abs(theta) * g) + 1e-12)\ntheta = theta + climb'
      : 'climb = radius * g / (normAll(g) + 1e-12)\ntheta = theta + climb',
  shown: () => ['g_t = \\nabla f(\\theta), \\quad \\theta = \\theta_{t-1}'],
}
