/** Elementary functions on two float64 lanes: the scalar ones, lane by lane, so that both give the same bits. */
import * as scalar from './scalar'
import { erf } from './erf'

export function exp_f64x2(x: v128): v128 {
  return f64x2.replace_lane(f64x2.splat(scalar.exp(f64x2.extract_lane(x, 0))), 1, scalar.exp(f64x2.extract_lane(x, 1)))
}

export function log_f64x2(x: v128): v128 {
  return f64x2.replace_lane(f64x2.splat(scalar.log(f64x2.extract_lane(x, 0))), 1, scalar.log(f64x2.extract_lane(x, 1)))
}

export function log1p_f64x2(x: v128): v128 {
  return f64x2.replace_lane(
    f64x2.splat(scalar.log1p(f64x2.extract_lane(x, 0))),
    1,
    scalar.log1p(f64x2.extract_lane(x, 1)),
  )
}

export function expm1_f64x2(x: v128): v128 {
  return f64x2.replace_lane(
    f64x2.splat(scalar.expm1(f64x2.extract_lane(x, 0))),
    1,
    scalar.expm1(f64x2.extract_lane(x, 1)),
  )
}

export function sin_f64x2(x: v128): v128 {
  return f64x2.replace_lane(f64x2.splat(scalar.sin(f64x2.extract_lane(x, 0))), 1, scalar.sin(f64x2.extract_lane(x, 1)))
}

export function cos_f64x2(x: v128): v128 {
  return f64x2.replace_lane(f64x2.splat(scalar.cos(f64x2.extract_lane(x, 0))), 1, scalar.cos(f64x2.extract_lane(x, 1)))
}

export function tanh_f64x2(x: v128): v128 {
  return f64x2.replace_lane(
    f64x2.splat(scalar.tanh(f64x2.extract_lane(x, 0))),
    1,
    scalar.tanh(f64x2.extract_lane(x, 1)),
  )
}

export function sigmoid_f64x2(x: v128): v128 {
  return f64x2.replace_lane(
    f64x2.splat(scalar.sigmoid(f64x2.extract_lane(x, 0))),
    1,
    scalar.sigmoid(f64x2.extract_lane(x, 1)),
  )
}

export function softplus_f64x2(x: v128): v128 {
  return f64x2.replace_lane(
    f64x2.splat(scalar.softplus(f64x2.extract_lane(x, 0))),
    1,
    scalar.softplus(f64x2.extract_lane(x, 1)),
  )
}

export function erf_f64x2(x: v128): v128 {
  return f64x2.replace_lane(f64x2.splat(erf(f64x2.extract_lane(x, 0))), 1, erf(f64x2.extract_lane(x, 1)))
}

export function pow_f64x2(x: v128, y: v128): v128 {
  const a = scalar.pow(f64x2.extract_lane(x, 0), f64x2.extract_lane(y, 0))
  const b = scalar.pow(f64x2.extract_lane(x, 1), f64x2.extract_lane(y, 1))
  return f64x2.replace_lane(f64x2.splat(a), 1, b)
}
