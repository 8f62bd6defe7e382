import type { Method, MethodParts, MethodStep, MethodVector } from '../method.ts'
import type { MethodOptimizer } from '../optimizer.ts'
import { choice, learningRate, number } from '../parameters.ts'
import { Position } from './shared/position.ts'
import { GRADIENT_TOLERANCE } from './shared/searchParameters.ts'
import { StrongWolfe } from './shared/strongWolfe.ts'

/** Slots of the numbers that a checkpoint holds. */
const PAIRS = 0
const NEWEST = 1
const SCALE = 2
const ITERATIONS = 3
const LENGTH = 4

/**
 * L-BFGS as torch.optim.LBFGS: a step makes up to `iterations` iterations and keeps history, direction and counters for the next. The first
 * length is min(1, 1 / |g|_1) lr, later lr. A pair (y, s) is stored where y's > 1e-10 and scales the first Hessian by y's / y'y.
 */
class LimitedMemory implements Method {
  readonly #parts: MethodParts
  readonly #search: StrongWolfe | undefined
  /** Changes of gradient and of parameters: rings of the last pairs. */
  readonly #y: readonly MethodVector[]
  readonly #s: readonly MethodVector[]
  readonly #rho: Float64Array
  readonly #numbers = new Float64Array(5)
  readonly #direction: MethodVector
  readonly #position: Position
  /** Gradient at the present point, and at the one before. */
  readonly #g: MethodVector
  readonly #last: MethodVector

  constructor(parts: MethodParts) {
    const { vectors, values } = parts
    const history = Number(values.history)
    const many = () => Array.from({ length: history }, () => vectors.create())
    this.#parts = parts
    this.#search = values.lineSearch === 'strong-wolfe' ? new StrongWolfe(parts) : undefined
    this.#y = many()
    this.#s = many()
    this.#rho = new Float64Array(history)
    this.#direction = vectors.create()
    this.#position = new Position(parts)
    this.#g = vectors.create()
    this.#last = vectors.create()
    this.#numbers[SCALE] = 1
  }

  step({ evaluate, rate }: MethodStep): number {
    const { vectors, gradient, values } = this.#parts
    const iterations = Number(values.iterations)
    const most = Number(values.maxEvaluations) || Math.floor((iterations * 5) / 4)
    const toleranceGradient = Number(values.toleranceGradient)
    const toleranceChange = Number(values.toleranceChange)
    const numbers = this.#numbers
    this.#position.follow()
    const first = evaluate(this.#position.point)
    let loss = first
    let used = 1
    vectors.copy(gradient, this.#g)
    if (vectors.largestSize(this.#g) <= toleranceGradient) return first
    for (let n = 1; n <= iterations; n++) {
      numbers[ITERATIONS]!++
      this.#aim()
      vectors.copy(this.#g, this.#last)
      const before = loss
      const begins = numbers[ITERATIONS] === 1
      let length = begins ? Math.min(1, 1 / vectors.sumOfSizes(this.#g)) * rate : rate
      numbers[LENGTH] = length
      const slope = vectors.dot(this.#g, this.#direction)
      if (slope > -toleranceChange) break
      let flat = false
      if (this.#search) {
        const start = { length: 0, loss, gradient: this.#g, slope }
        const settings = { c1: 1e-4, c2: 0.9, toleranceChange }
        const { best, evaluations } = this.#search.search(
          evaluate,
          this.#position,
          this.#direction,
          length,
          start,
          settings,
        )
        length = best.length
        loss = best.loss
        used += evaluations
        vectors.copy(best.gradient, this.#g)
        this.#position.move(length, this.#direction)
        flat = vectors.largestSize(this.#g) <= toleranceGradient
      } else {
        this.#position.move(length, this.#direction)
        // The last point of a step is evaluated by the next step.
        if (n < iterations) {
          loss = evaluate(this.#position.point)
          used++
          vectors.copy(gradient, this.#g)
          flat = vectors.largestSize(this.#g) <= toleranceGradient
        }
      }
      numbers[LENGTH] = length
      if (n === iterations || used >= most || flat) break
      if (vectors.largestSize(this.#direction) * Math.abs(length) <= toleranceChange) break
      if (Math.abs(loss - before) < toleranceChange) break
    }
    return first
  }

  /** The direction from the gradient: its opposite at first, then the two-loop recursion over the pairs. */
  #aim(): void {
    const { vectors } = this.#parts
    const direction = this.#direction
    if (this.#numbers[ITERATIONS]! > 1) this.#remember()
    vectors.copy(this.#g, direction)
    vectors.scale(-1, direction)
    const coefficients: number[] = []
    for (const pair of this.#pairs()) {
      const coefficient = this.#rho[pair]! * vectors.dot(this.#s[pair]!, direction)
      coefficients.push(coefficient)
      vectors.add(-coefficient, this.#y[pair]!, direction)
    }
    vectors.scale(this.#numbers[SCALE]!, direction)
    for (const pair of this.#pairs().reverse()) {
      const coefficient = coefficients.pop()! - this.#rho[pair]! * vectors.dot(this.#y[pair]!, direction)
      vectors.add(coefficient, this.#s[pair]!, direction)
    }
  }

  /** Slots of the pairs, the newest first. */
  #pairs(): number[] {
    const history = this.#rho.length
    return Array.from({ length: this.#numbers[PAIRS]! }, (_, age) => (this.#numbers[NEWEST]! - age + history) % history)
  }

  /** Stores the last step's change, over the oldest pair where all slots are taken. */
  #remember(): void {
    const { vectors } = this.#parts
    const numbers = this.#numbers
    const history = this.#rho.length
    // Until it is known to be good the new pair lies in the vectors that hold no state.
    const y = this.#last
    vectors.scale(-1, y)
    vectors.add(1, this.#g, y)
    const s = this.#direction
    vectors.scale(numbers[LENGTH]!, s)
    const product = vectors.dot(y, s)
    if (!(product > 1e-10)) return
    const slot = (numbers[NEWEST]! + 1) % history
    vectors.copy(y, this.#y[slot]!)
    vectors.copy(s, this.#s[slot]!)
    this.#rho[slot] = 1 / product
    numbers[NEWEST] = slot
    numbers[PAIRS] = Math.min(history, numbers[PAIRS]! + 1)
    numbers[SCALE] = product / vectors.dot(y, y)
  }

  state() {
    const rings = [...this.#y.entries()].flatMap(([slot, y]) => [
      [`y${slot}`, y.values] as const,
      [`s${slot}`, this.#s[slot]!.values] as const,
    ])
    return {
      ...Object.fromEntries(rings),
      rho: this.#rho,
      numbers: this.#numbers,
      direction: this.#direction.values,
      last: this.#last.values,
      position: this.#position.values,
    }
  }
}

export const lbfgs: MethodOptimizer = {
  id: 'lbfgs',
  name: { en: 'L-BFGS', zh: 'L-BFGS' },
  source:
    'Nocedal 1980, doi:10.1090/S0025-5718-1980-0572855-7; Liu & Nocedal 1989, doi:10.1007/BF01589116; as torch.optim.LBFGS',
  summary: {
    en: 'Builds up the curvature from its last steps and searches along the direction it gives.',
    zh: '由最近几步积累曲率信息，沿所得方向做线搜索。',
  },
  use: {
    en: 'For smooth problems with full batches: few steps, each as long as it should be.',
    zh: '适合光滑、全批量的问题：步数很少，每步长短恰当。',
  },
  family: 'curvature',
  rate: learningRate(1),
  parameters: {
    iterations: number({
      label: { en: 'Iterations a step', zh: '每步迭代次数' },
      group: 'timing',
      description: { en: 'Directions that are searched in one step.', zh: '一步内搜索的方向个数。' },
      default: 1,
      min: 1,
      max: 100,
      integer: true,
    }),
    maxEvaluations: number({
      label: { en: 'Most evaluations a step', zh: '每步最多计算次数' },
      group: 'timing',
      description: {
        en: 'Gradients after which a step ends; 0 is one and a quarter of the iterations.',
        zh: '一步内梯度计算的上限；0 表示迭代次数的 1.25 倍。',
      },
      default: 0,
      min: 0,
      max: 1000,
      integer: true,
    }),
    history: number({
      label: { en: 'Steps remembered', zh: '记忆步数' },
      symbol: 'm',
      group: 'curvature',
      description: { en: 'Past steps from which the curvature is built.', zh: '用于估计曲率的过去步数。' },
      default: 10,
      min: 1,
      max: 100,
      integer: true,
    }),
    lineSearch: choice({
      label: { en: 'Line search', zh: '线搜索' },
      group: 'search',
      description: { en: 'How long a step is.', zh: '步长如何确定。' },
      default: 'strong-wolfe',
      options: [
        { value: 'strong-wolfe', label: { en: 'Strong Wolfe', zh: '强 Wolfe 条件' } },
        { value: 'none', label: { en: 'None: the learning rate', zh: '无：使用学习率' } },
      ],
    }),
    toleranceGradient: GRADIENT_TOLERANCE(1e-7),
    toleranceChange: number({
      label: { en: 'Least change', zh: '最小变化' },
      group: 'stopping',
      description: {
        en: 'A step ends where loss and parameters change less than this.',
        zh: '损失与参数的变化小于此值时，这一步结束。',
      },
      default: 1e-9,
      min: 0,
      max: 1,
    }),
  },
  shown: (p) => [
    'd_t = -H_t \\, g_t',
    'H_t = (I - \\rho s y^\\top) H_{t-1} (I - \\rho y s^\\top) + \\rho s s^\\top, \\quad \\rho = 1 / y^\\top s',
    's = \\theta_{t-1} - \\theta_{t-2}, \\quad y = g_t - g_{t-1}',
    ...(p.lineSearch === 'strong-wolfe'
      ? [
          'f(\\theta + \\alpha d) \\le f(\\theta) + 10^{-4} \\alpha \\, g^\\top d, \\quad |g(\\theta + \\alpha d)^\\top d| \\le 0.9 \\, |g^\\top d|',
          '\\theta_t = \\theta_{t-1} + \\alpha_t d_t',
        ]
      : ['\\theta_t = \\theta_{t-1} + \\eta \\, d_t']),
  ],
  method: (parts) => new LimitedMemory(parts),
}
