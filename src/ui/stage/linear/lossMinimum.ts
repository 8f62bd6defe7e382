import type { Plane } from '../plane.ts'

/**
 * Where a loss on a grid [size, size] over a plane (row 0 at the greatest y) is lowest: the vertex of the quadratic through the lowest point
 * and its eight neighbours, exact for squared error. Null where the lowest point lies at the edge, or along a line: few samples do
 * not fix both parameters.
 */
export function lossMinimum(grid: ArrayLike<number>, size: number, plane: Plane): readonly [number, number] | null {
  let lowest = 0
  for (let i = 1; i < grid.length; i++) if (grid[i]! < grid[lowest]!) lowest = i
  const row = Math.floor(lowest / size)
  const column = lowest % size
  if (row === 0 || column === 0 || row === size - 1 || column === size - 1) return null
  const at = (right: number, down: number): number => grid[lowest + down * size + right]!
  const slopeX = (at(1, 0) - at(-1, 0)) / 2
  const slopeY = (at(0, 1) - at(0, -1)) / 2
  const xx = at(1, 0) - 2 * at(0, 0) + at(-1, 0)
  const yy = at(0, 1) - 2 * at(0, 0) + at(0, -1)
  const xy = (at(1, 1) - at(-1, 1) - at(1, -1) + at(-1, -1)) / 4
  const determinant = xx * yy - xy * xy
  if (!(determinant > 1e-6 * xx * yy)) return null
  const right = (xy * slopeY - yy * slopeX) / determinant
  const down = (xy * slopeX - xx * slopeY) / determinant
  // A loss with corners is no quadratic: the vertex stays within the cells around the lowest point.
  const held = (value: number): number => Math.max(-1, Math.min(1, value))
  const cell = ([from, to]: readonly [number, number]): number => (to - from) / (size - 1)
  return [plane.x[0] + (column + held(right)) * cell(plane.x), plane.y[1] - (row + held(down)) * cell(plane.y)]
}
