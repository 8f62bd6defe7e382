import { smallestNormal64 } from '../flush.ts'
import type { Code } from './code.ts'
import type { ValueType } from './module.ts'

export type Precision = 'float32' | 'float64'

/** Bytes of one number. */
export const sizeOf = (precision: Precision): number => (precision === 'float32' ? 4 : 8)

/** The arithmetic of a stretch of code: one float64 at a time, or a vector of four float32 or two float64. */
export interface Lanes {
  readonly prefix: 'f64' | 'f32x4' | 'f64x2'
  readonly precision: Precision
  /** Numbers worked on at once. */
  readonly count: number
  readonly type: ValueType
  /** Type of the result of a comparison: i32 0 or 1, or a vector of zeros and ones in every bit. */
  readonly mask: ValueType
  /** What names of vector functions in the kernel end in. */
  readonly suffix: string
}

export const scalar: Lanes = { prefix: 'f64', precision: 'float64', count: 1, type: 'f64', mask: 'i32', suffix: '' }
const f32x4: Lanes = { prefix: 'f32x4', precision: 'float32', count: 4, type: 'v128', mask: 'v128', suffix: '_f32x4' }
const f64x2: Lanes = { prefix: 'f64x2', precision: 'float64', count: 2, type: 'v128', mask: 'v128', suffix: '_f64x2' }

/** The vector arithmetic of a precision. */
export const vectorLanes = (precision: Precision): Lanes => (precision === 'float32' ? f32x4 : f64x2)

/** Pushes a constant, the same in all lanes. */
export function pushConstant(code: Code, lanes: Lanes, value: number): void {
  if (lanes.count === 1) code.f64(value)
  else if (lanes.count === 2) code.v128(Float64Array.of(value, value).buffer)
  else code.v128(Float32Array.of(value, value, value, value).buffer)
}

/** Turns the float64 on the stack into lanes, rounding once. */
export function splat(code: Code, lanes: Lanes): void {
  if (lanes.count === 2) code.do('f64x2.splat')
  if (lanes.count === 4) code.do('f32.demote_f64').do('f32x4.splat')
}

/** The exponent bits of a float32 and of a float64; a number without any is 0 or below the smallest normal one. */
const exponents = {
  4: Int32Array.of(0x7f800000, 0x7f800000, 0x7f800000, 0x7f800000),
  2: Int32Array.of(0, 0x7ff00000, 0, 0x7ff00000),
}

/** Turns magnitudes below the smallest normal number, on the stack, into 0; NaN stays. `value` is a free local of the lane type. */
export function pushFlushed(code: Code, lanes: Lanes, value: number): void {
  if (lanes.count === 1) {
    code.set(value).f64(0).get(value)
    code.get(value).do('f64.abs').f64(smallestNormal64).do('f64.lt').do('select')
    return
  }
  const isSingle = lanes.count === 4
  // Whole-number comparisons take about two thirds of the time of abs and less-than.
  code
    .tee(value)
    .get(value)
    .v128(exponents[isSingle ? 4 : 2].buffer)
    .do('v128.and')
  code
    .v128(new ArrayBuffer(16))
    .do(isSingle ? 'i32x4.eq' : 'i64x2.eq')
    .do('v128.andnot')
}
