/** a x + (b s + c s s) x with s = x x', the quintic iteration of Muon. */
const [a, b, c] = [3.4445, -4.775, 2.0315] as const

/** Most iterations, so that every formula ends; Muon takes 5. */
const most = 30

/**
 * Newton-Schulz iteration towards the nearest matrix with orthonormal rows or columns, as Muon does it
 * (Jordan 2024, github.com/KellerJordan/Muon). `x` is row-major [rows, cols]; returns a new matrix of that shape.
 */
export function orthogonalizeMatrix(x: Float64Array, rows: number, cols: number, steps: number): Float64Array {
  const isTall = rows > cols
  const m = isTall ? cols : rows
  const n = isTall ? rows : cols
  const at = (i: number, j: number) => (isTall ? j * cols + i : i * cols + j)
  let squares = 0
  for (const value of x) squares += value * value
  const norm = Math.sqrt(squares) + 1e-7
  let y = Float64Array.from({ length: m * n }, (_, k) => (x[at(Math.floor(k / n), k % n)] as number) / norm)
  const count = Math.trunc(Math.min(steps, most))
  for (let step = 0; step < count; step++) {
    const s = product(y, m, n, y, m, true)
    const s2 = product(s, m, m, s, m, false)
    const mixed = s.map((value, k) => b * value + c * (s2[k] as number))
    const turned = product(mixed, m, m, y, n, false)
    y = y.map((value, k) => a * value + (turned[k] as number))
  }
  const result = new Float64Array(rows * cols)
  y.forEach((value, k) => (result[at(Math.floor(k / n), k % n)] = value))
  return result
}

/** [m, n] times [n, p], or times the transpose of [p, n]. */
function product(
  x: Float64Array,
  m: number,
  n: number,
  y: Float64Array,
  p: number,
  isTransposed: boolean,
): Float64Array {
  const result = new Float64Array(m * p)
  for (let i = 0; i < m; i++)
    for (let j = 0; j < p; j++) {
      let sum = 0
      for (let k = 0; k < n; k++) sum += (x[i * n + k] as number) * (y[isTransposed ? j * n + k : k * p + j] as number)
      result[i * p + j] = sum
    }
  return result
}
