/** What the compiled kernels (assembly/) export to TypeScript. Addresses, counts and lengths are whole numbers; addresses are bytes. */
import type { Mathematics } from '../../catalog/kinds.ts'

export interface Kernel extends Mathematics {
  readonly heapBase: WebAssembly.Global
  readonly table: WebAssembly.Table

  /** Seeds the 32-byte stream at `at`; seed and selector are 64-bit. */
  randomSeed(at: number, seed: bigint, selector: bigint): void
  /** 32 bits, as a signed number. */
  randomBits(at: number): number
  randomUniform(at: number): number
  randomNormal(at: number): number
  /** In [0, bound), as a signed number. */
  randomBelow(at: number, bound: number): number
  randomPermutation(at: number, into: number, count: number): void
  randomDraws(at: number, into: number, count: number, bound: number): void

  /** x = value */
  fillF32(x: number, value: number, n: number): void
  fillF64(x: number, value: number, n: number): void
  /** x = a x, flushed. */
  scaleF32(a: number, x: number, n: number): void
  scaleF64(a: number, x: number, n: number): void
  /** y = y + a x, flushed. */
  axpyF32(a: number, x: number, y: number, n: number): void
  axpyF64(a: number, x: number, y: number, n: number): void
  /** Sum of x y, in float64. */
  dotF32(x: number, y: number, n: number): number
  dotF64(x: number, y: number, n: number): number
  /** Euclidean norm, in float64. */
  normF32(x: number, n: number): number
  normF64(x: number, n: number): number
  /** Index of the first number that is infinite or NaN; -1 where all are finite. */
  firstNotFiniteF32(x: number, n: number): number
  firstNotFiniteF64(x: number, n: number): number

  /** out = the nearest semi-orthogonal matrix to x, [rows, cols]; scratch: 2 rows cols + 2 min(rows, cols)^2 numbers. */
  orthogonalize_f32(x: number, out: number, rows: number, cols: number, steps: number, scratch: number): void
  orthogonalize_f64(x: number, out: number, rows: number, cols: number, steps: number, scratch: number): void

  readonly gradientF32: NetworkKernel['gradient']
  readonly gradientF64: NetworkKernel['gradient']
  readonly evaluateF32: NetworkKernel['evaluate']
  readonly evaluateF64: NetworkKernel['evaluate']
  readonly predictF32: NetworkKernel['predict']
  readonly predictF64: NetworkKernel['predict']
}

/** The network in one precision; `plan` is laid out by layOut.ts. */
export interface NetworkKernel {
  /** In training mode: mean loss of the rows u32[count] at `indices`; its gradient goes into `into`. */
  gradient(plan: number, theta: number, into: number, indices: number, count: number): number
  /** In evaluation mode: mean loss of the rows at `indices`, or where that is 0 of `count` rows from row `from` on; right answers are left in the plan. */
  evaluate(plan: number, theta: number, indices: number, from: number, count: number): number
  /** In evaluation mode: outputs [count, outputs] at `into` of inputs [count, features]. */
  predict(plan: number, theta: number, inputs: number, count: number, into: number): void
}
