/** Vector arithmetic for methods in TypeScript, done by the kernels. */
import type { MethodVector, Vectors } from '../../catalog/method.ts'
import type { Native, NativeVector } from '../native/instance.ts'

const own = (vector: MethodVector): NativeVector => vector as NativeVector

/** Vectors of `length` float64 numbers in the engine's memory. */
export function nativeVectors(native: Native, length: number): Vectors {
  return {
    create: () => native.vector(length, 'float64'),
    copy: (from, into) => into.values.set(from.values),
    scale: (a, x) => native.scale(a, own(x)),
    add: (a, x, y) => native.axpy(a, own(x), own(y)),
    dot: (x, y) => native.dot(own(x), own(y)),
    sumOfSizes({ values }) {
      let sum = 0
      for (let i = 0; i < values.length; i++) sum += Math.abs(values[i]!)
      return sum
    },
    largestSize({ values }) {
      let largest = 0
      for (let i = 0; i < values.length; i++) {
        const size = Math.abs(values[i]!)
        // A NaN stays one.
        if (!(size <= largest)) largest = size
      }
      return largest
    },
  }
}
