import { smallestNormal32, smallestNormal64 } from '../flush.ts'
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

/** Turns magnitudes below the smallest normal number, on the stack, into 0; NaN stays. `value` and `small` are free locals of the lane type. */
export function pushFlushed(code: Code, lanes: Lanes, value: number): void {
  const least = lanes.precision === 'float32' ? smallestNormal32 : smallestNormal64
  if (lanes.count === 1) {
    code.set(value).f64(0).get(value)
    code.get(value).do('f64.abs').f64(least).do('f64.lt').do('select')
    return
  }
  const prefix = lanes.prefix as 'f32x4' | 'f64x2'
  code.tee(value).get(value).do(`${prefix}.abs`)
  pushConstant(code, lanes, least)
  code.do(`${prefix}.lt`).do('v128.andnot')
}
