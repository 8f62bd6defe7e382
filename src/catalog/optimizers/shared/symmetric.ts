/** Small dense linear algebra in float64; matrices are [n, n] row by row. */

/** x with A x = b, by elimination with partial pivoting; numbers that are not finite where A is singular. `a` and `b` are overwritten. */
export function solve(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = i
    if (pivot !== k) {
      for (let j = k; j < n; j++) [a[k * n + j], a[pivot * n + j]] = [a[pivot * n + j]!, a[k * n + j]!]
      ;[b[k], b[pivot]] = [b[pivot]!, b[k]!]
    }
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k]! / a[k * n + k]!
      if (factor === 0) continue
      for (let j = k + 1; j < n; j++) a[i * n + j]! -= factor * a[k * n + j]!
      b[i]! -= factor * b[k]!
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]!
    for (let j = i + 1; j < n; j++) sum -= a[i * n + j]! * b[j]!
    b[i] = sum / a[i * n + i]!
  }
  return b
}

/**
 * Eigenvalues of a symmetric matrix and its eigenvectors as columns of `vectors`, by cyclic Jacobi rotations (Golub & Van Loan,
 * section 8.5): as exact for small eigenvalues as for large ones. `a` is overwritten.
 */
export function eigen(a: Float64Array): { values: Float64Array; vectors: Float64Array } {
  const n = Math.floor(Math.sqrt(a.length) + 0.5)
  const vectors = new Float64Array(n * n)
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    let diagonal = 0
    for (let i = 0; i < n; i++) {
      diagonal += a[i * n + i]! * a[i * n + i]!
      for (let j = 0; j < i; j++) off += a[i * n + j]! * a[i * n + j]!
    }
    if (!(off > 1e-32 * diagonal)) break
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q)
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors }
}

/** Makes a[p, q] zero. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!
  if (apq === 0) return
  const tau = (a[q * n + q]! - a[p * n + p]!) / (2 * apq)
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau))
  const c = 1 / Math.sqrt(1 + t * t)
  const s = t * c
  for (let k = 0; k < n; k++) {
    const kp = a[k * n + p]!
    const kq = a[k * n + q]!
    a[k * n + p] = c * kp - s * kq
    a[k * n + q] = s * kp + c * kq
  }
  for (let k = 0; k < n; k++) {
    const pk = a[p * n + k]!
    const qk = a[q * n + k]!
    a[p * n + k] = c * pk - s * qk
    a[q * n + k] = s * pk + c * qk
    const vp = vectors[k * n + p]!
    const vq = vectors[k * n + q]!
    vectors[k * n + p] = c * vp - s * vq
    vectors[k * n + q] = s * vp + c * vq
  }
}
