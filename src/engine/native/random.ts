/** Random streams by (seed, name): PCG-XSH-RR 64/32 in WebAssembly (assembly/random.ts), frozen for ever. */
import type { Random } from '../../catalog/kinds.ts'
import type { Kernel } from './kernel.ts'

/** Every use of randomness has a stream of its own, so that changing one leaves the others alone. */
export type StreamName =
  | 'weights'
  | 'data'
  | 'order'
  | 'noise'
  | 'dropout'
  /** Shifts and noise of training samples. */
  | 'augmentation'
  /** Training labels that are replaced. */
  | 'labels'
  /** Noise that a wrapper adds to a racer's gradients. */
  | 'perturbation'
  /** Signs of Hutchinson's estimate. */
  | 'curvature'

/** Bytes of a stream in memory. */
export const STREAM_BYTES = 32

/** A stream whose state can be kept and put back. */
export interface Stream extends Random {
  /** Where its state lies in the kernel's memory. */
  readonly address: number
  /** 32 random bits, from 0 to 2^32 - 1. */
  bits(): number
  /** A copy of its state, 8 words. */
  state(): Uint32Array
  restore(state: Uint32Array): void
}

/** FNV-1a, 64 bits, of the name's ASCII characters: the stream selector. */
export function selectorOf(name: string): bigint {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < name.length; i++)
    hash = ((hash ^ BigInt(name.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash
}

/** The stream at `address`, seeded with pcg32_srandom_r(seed, selector of the name). Throws where the seed is not a whole number from 0 to 2^32 - 1. */
export function createStream(
  kernel: Kernel,
  memory: WebAssembly.Memory,
  address: number,
  seed: number,
  name: StreamName,
): Stream {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw new RangeError(`createStream: seed must be a whole number from 0 to 4294967295, got ${seed}`)
  kernel.randomSeed(address, BigInt(seed), selectorOf(name))
  const words = () => new Uint32Array(memory.buffer, address, STREAM_BYTES / 4)
  return {
    address,
    bits: () => kernel.randomBits(address) >>> 0,
    uniform: () => kernel.randomUniform(address),
    normal: () => kernel.randomNormal(address),
    below(n) {
      if (!Number.isInteger(n) || n < 1 || n > 0xffffffff)
        throw new RangeError(`below: n must be a whole number from 1 to 4294967295, got ${n}`)
      return kernel.randomBelow(address, n) >>> 0
    },
    state: () => words().slice(),
    restore: (state) => words().set(state),
  }
}
