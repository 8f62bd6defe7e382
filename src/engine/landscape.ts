/** Values of a surface over a region, for its heat map or its curve. */
import type { Choice } from '../experiment/document.ts'
import { compileMaps, gridMap } from '../formula/wasm/compileMaps.ts'
import { createNative, type NativeModules } from './native/instance.ts'
import { resolveSurface } from './resolve.ts'
import { writeNumbers } from './slots.ts'
import { spaced } from './spaced.ts'

export interface Region {
  readonly x: readonly [number, number]
  readonly y?: readonly [number, number]
}

/**
 * f on a grid of `width` x `height` points that spans the region, edges included; row 0 lies at the greatest y.
 * Without `y` it is a curve of `width` points. Computed in float64, returned in float32.
 */
export function landscape(
  surface: Choice,
  region: Region,
  width: number,
  height: number,
  modules: NativeModules,
): Float32Array {
  const native = createNative(modules)
  const { formula, parameters } = resolveSurface(surface, region.y ? 2 : 1)
  const { bytes, slots } = compileMaps([gridMap('grid', formula)], {
    precision: 'float64',
    allocate: (size) => native.allocate(size),
  })
  writeNumbers(native, slots.grid, parameters)
  const grid = native.link(bytes).grid as (...pointers: number[]) => void
  const x = native.vector(width, 'float64')
  const y = native.vector(width, 'float64')
  const row = native.vector(width, 'float64')
  for (let column = 0; column < width; column++) x.values[column] = spaced(region.x, column, width)
  if (!region.y) {
    grid(x.address, row.address, width)
    return Float32Array.from(row.values)
  }
  const values = new Float32Array(width * height)
  for (let line = 0; line < height; line++) {
    y.values.fill(spaced(region.y, height - 1 - line, height))
    grid(x.address, y.address, row.address, width)
    values.set(row.values, line * width)
  }
  return values
}
