/** Everything the kernel module exports. */
export * from './scalar'
export { erf } from './erf'
export {
  exp_f32x4,
  log_f32x4,
  log1p_f32x4,
  expm1_f32x4,
  sin_f32x4,
  cos_f32x4,
  tanh_f32x4,
  sigmoid_f32x4,
  softplus_f32x4,
  erf_f32x4,
  pow_f32x4,
} from './vectorF32'
export * from './vectorF64'
export {
  randomSeed,
  randomBits,
  randomUniform,
  randomBelow,
  randomNormal,
  randomPermutation,
  randomDraws,
} from './random'
export * from './vectors'
export * from './orthogonalize'
export { gradientF32, gradientF64, evaluateF32, evaluateF64, predictF32, predictF64 } from './network'

/** First byte that the kernels do not use. */
export const heapBase: usize = __heap_base
