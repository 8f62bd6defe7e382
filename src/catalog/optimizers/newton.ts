import type { Method, MethodParts, MethodStep } from '../method.ts'
import type { MethodOptimizer } from '../optimizer.ts'
import { choice, learningRate, number } from '../parameters.ts'
import { eigen, solve } from './shared/symmetric.ts'

/** H^-1 g for each kind; `hessian` is overwritten. */
const DIRECTIONS: Readonly<
  Record<string, (hessian: Float64Array, gradient: Float64Array, damping: number) => Float64Array>
> = {
  pure: (hessian, gradient) => solve(hessian, gradient),
  damped(hessian, gradient, damping) {
    const n = gradient.length
    for (let i = 0; i < n; i++) hessian[i * n + i]! += damping
    return solve(hessian, gradient)
  },
  absolute(hessian, gradient, damping) {
    const n = gradient.length
    const { values, vectors } = eigen(hessian)
    const direction = new Float64Array(n)
    for (let k = 0; k < n; k++) {
      let along = 0
      for (let i = 0; i < n; i++) along += vectors[i * n + k]! * gradient[i]!
      const step = along / Math.max(Math.abs(values[k]!), damping)
      for (let i = 0; i < n; i++) direction[i]! += vectors[i * n + k]! * step
    }
    return direction
  },
}

/** theta = theta - lr H^-1 g, with the Hessian as it is, damped, or with the sizes of its eigenvalues. */
class NewtonMethod implements Method {
  readonly #parts: MethodParts

  constructor(parts: MethodParts) {
    this.#parts = parts
  }

  step({ evaluate, hessian, rate }: MethodStep): number {
    const { theta, gradient, values } = this.#parts
    const loss = evaluate()
    const kind = DIRECTIONS[String(values.kind)]!
    const direction = kind(hessian(), Float64Array.from(gradient.values), Number(values.damping))
    const at = theta.values
    for (let i = 0; i < at.length; i++) at[i]! -= rate * direction[i]!
    return loss
  }

  state() {
    return {}
  }
}

export const newton: MethodOptimizer = {
  id: 'newton',
  name: { en: 'Newton', zh: '牛顿法' },
  source:
    'Nocedal & Wright 2006, chapter 3, doi:10.1007/978-0-387-40065-5; saddle-free: Dauphin et al. 2014, arXiv:1406.2572',
  summary: {
    en: 'Divides the gradient by the curvature: one step solves a quadratic.',
    zh: '用曲率去除梯度：对二次函数一步到位。',
  },
  use: {
    en: 'On small smooth problems; the pure form also runs to saddles and maxima.',
    zh: '用于小型光滑问题；纯粹形式也会走向鞍点与极大值。',
  },
  family: 'curvature',
  rate: learningRate(1),
  parameters: {
    kind: choice({
      label: { en: 'Hessian', zh: '海森矩阵' },
      group: 'variant',
      description: { en: 'What is made of the curvature before it divides.', zh: '曲率在作除数前如何处理。' },
      default: 'damped',
      options: [
        { value: 'pure', label: { en: 'As it is', zh: '原样' } },
        { value: 'damped', label: { en: 'Damped', zh: '阻尼' } },
        { value: 'absolute', label: { en: 'Sizes only (saddle-free)', zh: '取绝对值（无鞍）' } },
      ],
    }),
    damping: number({
      label: { en: 'Damping', zh: '阻尼' },
      symbol: '\\lambda',
      group: 'curvature',
      description: {
        en: 'Added to every curvature (damped), or the least size of one (sizes only).',
        zh: '加到每个曲率上（阻尼），或曲率绝对值的下限（取绝对值）。',
      },
      default: 0.1,
      min: 0,
      max: 1e4,
    }),
  },
  hessian: () => true,
  shown: (p) => [
    p.kind === 'pure'
      ? 'd_t = H_t^{-1} g_t'
      : p.kind === 'damped'
        ? 'd_t = (H_t + \\lambda I)^{-1} g_t'
        : 'd_t = Q \\, \\operatorname{diag}\\left(\\max(|e_i|, \\lambda)\\right)^{-1} Q^\\top g_t, \\quad H_t = Q \\operatorname{diag}(e_i) Q^\\top',
    '\\theta_t = \\theta_{t-1} - \\eta \\, d_t',
  ],
  method: (parts) => new NewtonMethod(parts),
}
