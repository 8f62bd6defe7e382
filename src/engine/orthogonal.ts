/** Random orthogonal matrices. */
import type { Random } from '../catalog/kinds.ts'

/**
 * Fills `into`, [rows, columns] row-major, with a matrix drawn uniformly among those whose rows (columns, where there are fewer) are
 * orthonormal: the Q of a normal matrix's QR decomposition with a positive diagonal in R (Mezzadri 2007, arXiv:math-ph/0609050), as
 * torch.nn.init.orthogonal_. With more columns than rows it is the transposed matrix that is decomposed.
 */
export function drawOrthogonal(random: Random, into: Float64Array, rows: number, columns: number): void {
  for (let i = 0; i < into.length; i++) into[i] = random.normal()
  const isWide = rows < columns
  const vectors = isWide ? rows : columns
  const length = isWide ? columns : rows
  // Entry k of vector v: a row of a wide matrix, a column of another.
  const at = (v: number, k: number) => (isWide ? v * columns + k : k * columns + v)
  const dot = (a: number, b: number) => {
    let sum = 0
    for (let k = 0; k < length; k++) sum += into[at(a, k)]! * into[at(b, k)]!
    return sum
  }
  for (let v = 0; v < vectors; v++) {
    // Gram-Schmidt, twice: once leaves errors where vectors are nearly parallel.
    for (let pass = 0; pass < 2; pass++)
      for (let u = 0; u < v; u++) {
        const share = dot(u, v)
        for (let k = 0; k < length; k++) into[at(v, k)]! -= share * into[at(u, k)]!
      }
    const norm = Math.sqrt(dot(v, v))
    for (let k = 0; k < length; k++) into[at(v, k)]! /= norm
  }
}
