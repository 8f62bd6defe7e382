/**
 * Elementary functions in float64, the same bits on every machine: AssemblyScript's port of musl where it has the
 * function, else written here. Errors are at most 2 units in the last place.
 */

export function exp(x: f64): f64 {
  return NativeMath.exp(x)
}

export function log(x: f64): f64 {
  return NativeMath.log(x)
}

export function log1p(x: f64): f64 {
  return NativeMath.log1p(x)
}

export function expm1(x: f64): f64 {
  return NativeMath.expm1(x)
}

export function sin(x: f64): f64 {
  return NativeMath.sin(x)
}

export function cos(x: f64): f64 {
  return NativeMath.cos(x)
}

export function tanh(x: f64): f64 {
  return NativeMath.tanh(x)
}

/** x to the power y, with C99's special cases (pow(1, NaN) = 1), unlike JavaScript's. */
export function pow(x: f64, y: f64): f64 {
  return NativeMath.pow(x, y)
}

/** 1 / (1 + exp(-x)), without overflow on either side. */
export function sigmoid(x: f64): f64 {
  const e = NativeMath.exp(-abs(x))
  return select<f64>(e, 1.0, x < 0) / (1.0 + e)
}

/** log(1 + exp(x)) = max(x, 0) + log1p(exp(-|x|)). */
export function softplus(x: f64): f64 {
  return max<f64>(x, 0.0) + NativeMath.log1p(NativeMath.exp(-abs(x)))
}
