import type { Method, MethodParts, MethodStep, MethodVector } from '../method.ts'
import type { MethodOptimizer } from '../optimizer.ts'
import { choice, learningRate, number } from '../parameters.ts'
import { Position } from './shared/position.ts'
import { GRADIENT_TOLERANCE } from './shared/searchParameters.ts'
import { StrongWolfe } from './shared/strongWolfe.ts'

/** How much of the last direction is kept, from the old gradient g, the new one n, y = n - g, and the direction d. */
type Products = { readonly gg: number; readonly nn: number; readonly ny: number; readonly dy: number }
const BETAS: Readonly<Record<string, (products: Products) => number>> = {
  'fletcher-reeves': ({ nn, gg }) => nn / gg,
  'polak-ribiere': ({ ny, gg }) => Math.max(0, ny / gg),
  'hestenes-stiefel': ({ ny, dy }) => ny / dy,
  'dai-yuan': ({ nn, dy }) => nn / dy,
}

/** Slots of the numbers that a checkpoint holds. */
const LOSS = 0
const BEGUN = 1
const DONE = 2
const SEARCHED = 3
const LENGTH = 4
const SLOPE = 5

/**
 * Nonlinear conjugate gradients. The first trial is min(1, 1 / |g|_1), later the last length times the last slope over the new one. The
 * direction is the opposite of the gradient where it would not lead down, and every `restart` steps.
 */
class ConjugateGradients implements Method {
  readonly #parts: MethodParts
  readonly #search: StrongWolfe
  readonly #direction: MethodVector
  readonly #g: MethodVector
  readonly #position: Position
  readonly #y: MethodVector
  readonly #next: MethodVector
  readonly #numbers = new Float64Array(6)

  constructor(parts: MethodParts) {
    this.#parts = parts
    this.#search = new StrongWolfe(parts)
    const { vectors } = parts
    this.#direction = vectors.create()
    this.#g = vectors.create()
    this.#position = new Position(parts)
    this.#y = vectors.create()
    this.#next = vectors.create()
  }

  step(step: MethodStep): number {
    const { vectors, values, gradient } = this.#parts
    const numbers = this.#numbers
    this.#position.follow()
    const begins = numbers[BEGUN] === 0
    if (begins || step.stale) {
      numbers[LOSS] = step.evaluate(this.#position.point)
      vectors.copy(gradient, this.#g)
      numbers[DONE] = 0
      if (begins) this.#turnBack()
      numbers[BEGUN] = 1
    }
    const loss = numbers[LOSS]!
    if (numbers[DONE] === 1 || vectors.largestSize(this.#g) <= Number(values.toleranceGradient)) return loss
    const restart = Number(values.restart)
    let slope = vectors.dot(this.#g, this.#direction)
    if (slope >= 0 || (restart > 0 && step.t > 1 && (step.t - 1) % restart === 0)) {
      this.#turnBack()
      slope = -vectors.dot(this.#g, this.#g)
    }
    const found = values.lineSearch === 'exact' ? this.#exact(step, slope) : this.#wolfe(step, slope)
    if (!found) {
      numbers[DONE] = 1
      this.#position.stay()
      return loss
    }
    numbers[SEARCHED] = 1
    numbers[LENGTH] = found.length
    numbers[SLOPE] = slope
    numbers[LOSS] = found.loss
    this.#turn(found.gradient)
    return loss
  }

  /** d = -g */
  #turnBack(): void {
    const { vectors } = this.#parts
    vectors.copy(this.#g, this.#direction)
    vectors.scale(-1, this.#direction)
  }

  /** The minimum along the direction of the quadratic that the Hessian gives: -g'd / d'Hd. */
  #exact(step: MethodStep, slope: number) {
    const { vectors, gradient } = this.#parts
    const hessian = step.hessian()
    const d = Float64Array.from(this.#direction.values)
    let curvature = 0
    for (let i = 0; i < d.length; i++) {
      let row = 0
      for (let j = 0; j < d.length; j++) row += hessian[i * d.length + j]! * d[j]!
      curvature += d[i]! * row
    }
    const length = (-slope / curvature) * step.rate
    this.#position.move(length, this.#direction)
    const loss = step.evaluate(this.#position.point)
    vectors.copy(gradient, this.#next)
    return { length, loss, gradient: this.#next }
  }

  /** Undefined where no trial was lower: no progress at this precision. */
  #wolfe(step: MethodStep, slope: number) {
    const { vectors, values } = this.#parts
    const numbers = this.#numbers
    const guess =
      numbers[SEARCHED] === 0
        ? Math.min(1, 1 / vectors.sumOfSizes(this.#g))
        : (numbers[LENGTH]! * numbers[SLOPE]!) / slope
    const start = { length: 0, loss: numbers[LOSS]!, gradient: this.#g, slope }
    const settings = { c1: Number(values.c1), c2: Number(values.c2), toleranceChange: 1e-9 }
    const length = guess * step.rate
    const { best } = this.#search.search(step.evaluate, this.#position, this.#direction, length, start, settings)
    if (!(best.loss < numbers[LOSS]!)) return undefined
    this.#position.move(best.length, this.#direction)
    return best
  }

  /** The next direction: beta d - n, with n the new gradient. */
  #turn(next: MethodVector): void {
    const { vectors, values } = this.#parts
    vectors.copy(next, this.#y)
    vectors.add(-1, this.#g, this.#y)
    const beta = BETAS[String(values.beta)]!({
      gg: vectors.dot(this.#g, this.#g),
      nn: vectors.dot(next, next),
      ny: vectors.dot(next, this.#y),
      dy: vectors.dot(this.#direction, this.#y),
    })
    vectors.scale(beta, this.#direction)
    vectors.add(-1, next, this.#direction)
    vectors.copy(next, this.#g)
  }

  state() {
    return {
      numbers: this.#numbers,
      direction: this.#direction.values,
      g: this.#g.values,
      position: this.#position.values,
    }
  }
}

const FORMULAS: Readonly<Record<string, string>> = {
  'fletcher-reeves': '\\beta_t = \\frac{g_t^\\top g_t}{g_{t-1}^\\top g_{t-1}}',
  'polak-ribiere': '\\beta_t = \\max\\left(0, \\frac{g_t^\\top (g_t - g_{t-1})}{g_{t-1}^\\top g_{t-1}}\\right)',
  'hestenes-stiefel': '\\beta_t = \\frac{g_t^\\top (g_t - g_{t-1})}{d_{t-1}^\\top (g_t - g_{t-1})}',
  'dai-yuan': '\\beta_t = \\frac{g_t^\\top g_t}{d_{t-1}^\\top (g_t - g_{t-1})}',
}

export const nonlinearCg: MethodOptimizer = {
  id: 'nonlinear-cg',
  name: { en: 'Conjugate gradients', zh: '共轭梯度法' },
  source:
    'Fletcher & Reeves 1964, doi:10.1093/comjnl/7.2.149; Polak & Ribière 1969; Hager & Zhang 2006; Nocedal & Wright 2006, section 5.2, doi:10.1007/978-0-387-40065-5',
  summary: {
    en: 'Bends each search direction so that it does not undo the last ones.',
    zh: '修正每个搜索方向，使其不抵消之前的进展。',
  },
  use: {
    en: 'For smooth problems with full batches, where the memory of L-BFGS is too much.',
    zh: '适合光滑、全批量且不想占用 L-BFGS 内存的问题。',
  },
  family: 'curvature',
  rate: learningRate(1),
  parameters: {
    beta: choice({
      label: { en: 'Direction', zh: '方向公式' },
      group: 'variant',
      description: { en: 'How much of the last direction is kept.', zh: '保留多少上一步的方向。' },
      default: 'polak-ribiere',
      options: [
        { value: 'polak-ribiere', label: { en: 'Polak-Ribière +', zh: 'Polak-Ribière +' } },
        { value: 'fletcher-reeves', label: { en: 'Fletcher-Reeves', zh: 'Fletcher-Reeves' } },
        { value: 'hestenes-stiefel', label: { en: 'Hestenes-Stiefel', zh: 'Hestenes-Stiefel' } },
        { value: 'dai-yuan', label: { en: 'Dai-Yuan', zh: 'Dai-Yuan' } },
      ],
    }),
    lineSearch: choice({
      label: { en: 'Line search', zh: '线搜索' },
      group: 'search',
      description: {
        en: 'How long a step is; exact takes the curvature from the Hessian, which is right for quadratic functions.',
        zh: '步长如何确定；「精确」用海森矩阵求曲率，适合二次函数。',
      },
      default: 'strong-wolfe',
      options: [
        { value: 'strong-wolfe', label: { en: 'Strong Wolfe', zh: '强 Wolfe 条件' } },
        { value: 'exact', label: { en: 'Exact (quadratic)', zh: '精确（二次）' } },
      ],
    }),
    c1: number({
      label: { en: 'Least fall', zh: '充分下降' },
      symbol: 'c_1',
      group: 'search',
      description: {
        en: 'Share of the promised fall of the loss that a length must bring.',
        zh: '步长至少要实现预期下降的这一比例。',
      },
      default: 1e-4,
      min: 0,
      max: 0.5,
    }),
    c2: number({
      label: { en: 'Slope left', zh: '剩余斜率' },
      symbol: 'c_2',
      group: 'search',
      description: { en: 'Share of the slope that may be left at the end of a step.', zh: '步末允许剩余的斜率比例。' },
      default: 0.1,
      min: 0.0001,
      max: 0.9999,
    }),
    restart: number({
      label: { en: 'Restart every', zh: '重启间隔' },
      group: 'timing',
      unit: { en: 'steps', zh: '步' },
      description: {
        en: 'Steps after which the plain gradient is taken again; 0 never.',
        zh: '每隔多少步重新取负梯度方向；0 表示从不。',
      },
      default: 0,
      min: 0,
      max: 1000,
      integer: true,
    }),
    toleranceGradient: GRADIENT_TOLERANCE(1e-6),
  },
  hessian: (p) => p.lineSearch === 'exact',
  shown: (p) => [
    FORMULAS[String(p.beta)]!,
    'd_t = -g_t + \\beta_t d_{t-1}',
    p.lineSearch === 'exact'
      ? '\\alpha_t = -\\frac{g_t^\\top d_t}{d_t^\\top H d_t}'
      : 'f(\\theta + \\alpha d) \\le f(\\theta) + c_1 \\alpha \\, g^\\top d, \\quad |g(\\theta + \\alpha d)^\\top d| \\le c_2 \\, |g^\\top d|',
    '\\theta_t = \\theta_{t-1} + \\alpha_t d_t',
  ],
  method: (parts) => new ConjugateGradients(parts),
}
