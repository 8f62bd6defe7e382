/** Reads a square grid of model outputs: rows downwards from the highest y, as the engine's probe writes them. */
import type { ProbeResult } from '../../state/probes.ts'
import type { Plane } from './plane.ts'

/** Values [size, size] over a plane; the corners of the plane are grid points. */
export interface Grid {
  readonly size: number
  readonly values: Float32Array
}

/** Whether a picture has the model's outputs on a grid of `size` points a side: one that was asked for before may have another size. */
export function isGrid(probe: ProbeResult | undefined, size: number): probe is Extract<ProbeResult, { kind: 'grid' }> {
  return probe?.kind === 'grid' && probe.values.length === size * size * probe.outputs
}

/** The value at a point, linear between the four grid points around it; outside, that of the nearest edge. */
export function lookUp({ size, values }: Grid, plane: Plane, x: number, y: number): number {
  const column = clamp(((x - plane.x[0]) / (plane.x[1] - plane.x[0])) * (size - 1), size)
  const row = clamp(((plane.y[1] - y) / (plane.y[1] - plane.y[0])) * (size - 1), size)
  const c = Math.min(size - 2, Math.floor(column))
  const r = Math.min(size - 2, Math.floor(row))
  const at = r * size + c
  const u = column - c
  const top = values[at]! + (values[at + 1]! - values[at]!) * u
  const bottom = values[at + size]! + (values[at + size + 1]! - values[at + size]!) * u
  return top + (bottom - top) * (row - r)
}

function clamp(position: number, size: number): number {
  return Math.max(0, Math.min(size - 1, position))
}

/**
 * The line where a grid crosses `level` (marching squares): segments x0, y0, x1, y1 in grid units (column, row).
 * Cells with a value that is not finite have none.
 */
export function contour({ size, values }: Grid, level: number): Float32Array {
  const segments: number[] = []
  for (let row = 0; row + 1 < size; row++)
    for (let column = 0; column + 1 < size; column++) {
      const at = row * size + column
      const a = values[at]! - level
      const b = values[at + 1]! - level
      const c = values[at + size + 1]! - level
      const d = values[at + size]! - level
      const kind = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (c > 0 ? 4 : 0) | (d > 0 ? 8 : 0)
      if (kind === 0 || kind === 15 || !Number.isFinite(a + b + c + d)) continue
      const top = column + a / (a - b)
      const right = row + b / (b - c)
      const bottom = column + d / (d - c)
      const left = row + a / (a - d)
      const toTop = (): unknown => segments.push(top, row)
      const toRight = (): unknown => segments.push(column + 1, right)
      const toBottom = (): unknown => segments.push(bottom, row + 1)
      const toLeft = (): unknown => segments.push(column, left)
      if (kind === 5 || kind === 10) {
        const joinsTopLeft = (kind === 10) === a + b + c + d > 0
        toTop()
        if (joinsTopLeft) toLeft()
        else toRight()
        toBottom()
        if (joinsTopLeft) toRight()
        else toLeft()
        continue
      }
      if (a > 0 !== b > 0) toTop()
      if (b > 0 !== c > 0) toRight()
      if (c > 0 !== d > 0) toBottom()
      if (d > 0 !== a > 0) toLeft()
    }
  return Float32Array.from(segments)
}
