/**
 * The nearest semi-orthogonal matrix by the quintic Newton-Schulz iteration of Muon (K. Jordan 2024): X = G / (|G| +
 * 1e-7); then `steps` times S = X X', X = a X + (b S + c S S) X with (a, b, c) = (3.4445, -4.7750, 2.0315). A tall
 * matrix is transposed meanwhile.
 */
import { flush, flushOne } from './lanes'
import { dotF32, dotF64 } from './vectors'

/** Most iterations, so that every formula ends. */
const MOST: f64 = 30

/** Whole iterations of a number that a formula gave; none of a NaN. */
function iterations(steps: f64): i32 {
  return steps > 0 ? <i32>min<f64>(steps, MOST) : 0
}

/**
 * out = orthogonalized x, both [rows, cols], which may be the same. Scratch: 2 rows cols + 2 min(rows, cols)^2 numbers.
 */
export function orthogonalize_f32(x: usize, out: usize, rows: i32, cols: i32, steps: f64, scratch: usize): void {
  orthogonalize<f32>(x, out, rows, cols, iterations(steps), scratch)
}

/** The same in float64. */
export function orthogonalize_f64(x: usize, out: usize, rows: i32, cols: i32, steps: f64, scratch: usize): void {
  orthogonalize<f64>(x, out, rows, cols, iterations(steps), scratch)
}

function orthogonalize<T>(from: usize, out: usize, rows: i32, cols: i32, steps: i32, scratch: usize): void {
  const tall = rows > cols
  const m = tall ? cols : rows
  const n = tall ? rows : cols
  const size = sizeof<T>()
  const count = rows * cols
  let x = scratch
  let next = x + <usize>count * size
  const s = next + <usize>count * size
  const p = s + <usize>(m * m) * size

  const square = sizeof<T>() == 4 ? dotF32(from, from, count) : dotF64(from, from, count)
  const norm = sqrt<f64>(square) + 1e-7
  for (let i = 0; i < count; i++) {
    const to = tall ? (i % cols) * rows + i / cols : i
    store<T>(x + <usize>to * size, <T>(<f64>load<T>(from + <usize>i * size) / norm))
  }
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < m; i++)
      for (let j = 0; j < m; j++) {
        const a = x + <usize>(i * n) * size
        const b = x + <usize>(j * n) * size
        store<T>(s + <usize>(i * m + j) * size, <T>(sizeof<T>() == 4 ? dotF32(a, b, n) : dotF64(a, b, n)))
      }
    // p = b S + c S S
    scaledCopy<T>(<T>-4.775, s, p, m * m)
    addProduct<T>(<T>2.0315, s, s, p, m, m)
    scaledCopy<T>(<T>3.4445, x, next, count)
    addProduct<T>(<T>1.0, p, x, next, m, n)
    const old = x
    x = next
    next = old
  }
  for (let i = 0; i < count; i++) {
    const at = tall ? (i % cols) * rows + i / cols : i
    store<T>(out + <usize>i * size, flushOne<T>(load<T>(x + <usize>at * size)))
  }
}

/** y = a x */
function scaledCopy<T>(a: T, x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    const at = <usize>i * sizeof<T>()
    store<T>(y + at, a * load<T>(x + at))
  }
}

/** c [m, n] += factor a [m, m] b [m, n] */
function addProduct<T>(factor: T, a: usize, b: usize, c: usize, m: i32, n: i32): void {
  const size = sizeof<T>()
  const row = <usize>n * size
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const value = factor * load<T>(a + <usize>(i * m + k) * size)
      const all = v128.splat<T>(value)
      let y = c + <usize>i * row
      let x = b + <usize>k * row
      const end = y + row
      for (; y + 16 <= end; y += 16, x += 16)
        v128.store(y, flush<T>(v128.add<T>(v128.load(y), v128.mul<T>(all, v128.load(x)))))
      for (; y < end; y += size, x += size) store<T>(y, flushOne<T>(load<T>(y) + value * load<T>(x)))
    }
  }
}
