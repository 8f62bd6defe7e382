import type { Mathematics } from '../mathematics.ts'

/** JavaScript's own functions: good enough for tests, not the same bits on every machine. */
export const mathematics: Mathematics = {
  exp: Math.exp,
  log: Math.log,
  log1p: Math.log1p,
  expm1: Math.expm1,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  sigmoid: (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  erf,
  pow: Math.pow,
}

/** Taylor series below 3, continued fraction above: about 14 digits. */
function erf(x: number): number {
  const z = Math.abs(x)
  if (!(z < 3)) {
    let fraction = 0
    for (let k = 60; k > 0; k--) fraction = k / 2 / (z + fraction)
    return Math.sign(x) * (1 - Math.exp(-z * z) / Math.sqrt(Math.PI) / (z + fraction))
  }
  let term = x
  let sum = x
  for (let k = 1; k < 80; k++) {
    term *= (-x * x) / k
    sum += term / (2 * k + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * sum
}
