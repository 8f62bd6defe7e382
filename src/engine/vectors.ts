/** Kernels over a whole vector, in its own precision. */
import type { Native, NativeVector } from './native/instance.ts'

/** Euclidean norm, accumulated in float64. */
export function norm({ kernel }: Native, { address, length, precision }: NativeVector): number {
  return precision === 'float32' ? kernel.normF32(address, length) : kernel.normF64(address, length)
}

/** Index of the first number that is infinite or NaN; -1 where all are finite. */
export function firstNotFinite({ kernel }: Native, { address, length, precision }: NativeVector): number {
  return precision === 'float32' ? kernel.firstNotFiniteF32(address, length) : kernel.firstNotFiniteF64(address, length)
}
