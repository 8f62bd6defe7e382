/**
 * Random streams: PCG-XSH-RR 64/32 (O'Neill 2014, www.pcg-random.org). Frozen for ever: links depend on every bit.
 *
 * A stream is 32 bytes of memory: state (u64), increment (u64), the unused normal (f64), whether there is one (u32), 4
 * unused. It is seeded like pcg32_srandom_r(initstate = seed, initseq = FNV-1a 64 of the stream's name).
 */

export const INCREMENT: usize = 8
const SPARE: usize = 16
const HAS_SPARE: usize = 24

/** Starts the stream at `at` from a seed and a stream selector. */
export function randomSeed(at: usize, seed: u64, selector: u64): void {
  store<u64>(at, 0)
  store<u64>(at, (selector << 1) | 1, INCREMENT)
  store<u64>(at, 0, SPARE)
  store<u64>(at, 0, HAS_SPARE)
  randomBits(at)
  store<u64>(at, load<u64>(at) + seed)
  randomBits(at)
}

/** The 32 random bits of a state. */
// @ts-ignore: decorator
@inline
export function bitsOf(state: u64): u32 {
  return rotr<u32>(<u32>(((state >> 18) ^ state) >> 27), <u32>(state >> 59))
}

/** The state after it. */
// @ts-ignore: decorator
@inline
export function nextState(state: u64, increment: u64): u64 {
  return state * 6364136223846793005 + increment
}

/** 32 random bits. */
export function randomBits(at: usize): u32 {
  const state = load<u64>(at)
  store<u64>(at, nextState(state, load<u64>(at, INCREMENT)))
  return bitsOf(state)
}

/** Uniform in [0, 1) with 53 bits: (27 high bits of the first word, 26 of the second). */
export function randomUniform(at: usize): f64 {
  const high = <f64>(randomBits(at) >> 5)
  const low = <f64>(randomBits(at) >> 6)
  return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0)
}

/** Unbiased integer in [0, bound): words below 2^32 mod bound are thrown away. */
export function randomBelow(at: usize, bound: u32): u32 {
  const threshold = <u32>(0 - bound) % bound
  let bits = randomBits(at)
  while (bits < threshold) bits = randomBits(at)
  return bits % bound
}

/** Standard normal by Box and Muller: the cosine first, the sine at the next call. */
export function randomNormal(at: usize): f64 {
  if (load<u32>(at, HAS_SPARE)) {
    store<u32>(at, 0, HAS_SPARE)
    return load<f64>(at, SPARE)
  }
  const radius = sqrt<f64>(-2.0 * NativeMath.log(1.0 - randomUniform(at)))
  const angle = 6.283185307179586 * randomUniform(at)
  store<f64>(at, radius * NativeMath.sin(angle), SPARE)
  store<u32>(at, 1, HAS_SPARE)
  return radius * NativeMath.cos(angle)
}

/** Fills u32[count] at `into` with a random permutation of 0 … count - 1 (Fisher-Yates from the end). */
export function randomPermutation(at: usize, into: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) store<u32>(into + ((<usize>i) << 2), i)
  for (let i = count; i > 1; i--) {
    const last = into + ((<usize>(i - 1)) << 2)
    const other = into + ((<usize>randomBelow(at, i)) << 2)
    const value = load<u32>(last)
    store<u32>(last, load<u32>(other))
    store<u32>(other, value)
  }
}

/** Fills u32[count] at `into` with independent draws from [0, bound). */
export function randomDraws(at: usize, into: usize, count: u32, bound: u32): void {
  for (let i: u32 = 0; i < count; i++) store<u32>(into + ((<usize>i) << 2), randomBelow(at, bound))
}
