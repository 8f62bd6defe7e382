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
}
