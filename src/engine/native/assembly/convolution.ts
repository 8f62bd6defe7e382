/**
 * Convolution as a matrix product. What the window of a position sees is laid out as a column of `terms` = channels x
 * area vectors, in the order of the kernel tensor [filters, channels, size, size]; a column then stands where a panel
 * stands in a dense layer. The positions of all panels go through in their order, `tile` at a time. Where there is room
 * for the columns of all tiles, the way back finds them as the way there has left them.
 */
import { affine } from './affine'
import { flush } from './lanes'
import { outer, rowSums } from './outer'
import { transposed } from './transposed'
import { Windows } from './windows'

/** What is seen outside of an image. */
const ZEROS = memory.data(16)

@unmanaged
export class Convolution extends Windows {
  /** Room for the columns of a tile, or of all. */
  columns: usize
  tile: i32
  /** Whether there is room for all. */
  kept: i32
}

/** Where the columns of the tile lie that begins with position number `first`. */
// @ts-ignore: decorator
@inline
function columnsAt(operation: Convolution, first: i32): usize {
  const terms = operation.channels * operation.area
  return operation.columns + (operation.kept ? (<usize>first * <usize>terms) << 4 : 0)
}

/** y[f] = bias[f] + sum over channels and places of kernel[f, c, place] x[c, place], for each position. */
export function convolve<T>(operation: Convolution, theta: usize, panels: i32): void {
  const total = operation.positions * panels
  const terms = operation.channels * operation.area
  const filters = operation.outputs / operation.positions
  for (let first = 0; first < total; first += operation.tile) {
    const count = min<i32>(operation.tile, total - first)
    const columns = columnsAt(operation, first)
    unfold(operation, first, count, columns)
    const y = operation.y + ((<usize>(first * filters)) << 4)
    affine<T>(theta + operation.weights, theta + operation.bias, columns, y, terms, filters, count)
  }
}

/** Gradients of kernel and bias go into `gradient`; where `into` is not 0 it gets that of the inputs, flushed. */
export function convolveBack<T>(
  operation: Convolution,
  theta: usize,
  delta: usize,
  gradient: usize,
  into: usize,
  panels: i32,
  add: bool,
): void {
  const total = operation.positions * panels
  const terms = operation.channels * operation.area
  const filters = operation.outputs / operation.positions
  const size = ((<usize>operation.inputs) << 4) * (<usize>panels)
  rowSums<T>(delta, gradient + operation.bias, filters, total, add)
  if (into) memory.fill(into, 0, size)
  for (let first = 0; first < total; first += operation.tile) {
    const count = min<i32>(operation.tile, total - first)
    const columns = columnsAt(operation, first)
    const at = delta + ((<usize>(first * filters)) << 4)
    if (!operation.kept) unfold(operation, first, count, columns)
    outer<T>(at, columns, gradient + operation.weights, terms, filters, count, add || first > 0)
    if (!into) continue
    transposed<T>(theta + operation.weights, at, columns, terms, filters, count)
    fold<T>(operation, first, count, columns, into)
  }
  if (into) for (let at = into; at < into + size; at += 16) v128.store(at, flush<T>(v128.load(at)))
}

/** The columns of `count` positions from number `first` on, to `column`. */
function unfold(operation: Convolution, first: i32, count: i32, column: usize): void {
  const positions = operation.positions
  const panelX = (<usize>operation.inputs) << 4
  const pixelSize = (<usize>operation.channels) << 4
  const area = (<usize>operation.area) << 4
  const panel = first / positions
  let position = first - panel * positions
  let x = operation.x + (<usize>panel) * panelX
  let place = operation.table + (((<usize>position) * area) >> 2)
  for (; count > 0; count--) {
    const end = column + area
    // Of one channel without a branch, which nothing could foresee.
    if (pixelSize == 16)
      for (; column < end; column += 16, place += 4) {
        const pixel = load<i32>(place)
        v128.store(column, v128.load(select<usize>(x + <usize>pixel, ZEROS, pixel >= 0)))
      }
    else for (; column < end; column += 16, place += 4) unfoldPlace(x, load<i32>(place), column, pixelSize, area)
    column += area * (<usize>operation.channels - 1)
    if (++position == positions) {
      position = 0
      x += panelX
      place = operation.table
    }
  }
}

/** What one place of a window sees, in all channels. */
// @ts-ignore: decorator
@inline
function unfoldPlace(x: usize, pixel: i32, to: usize, pixelSize: usize, area: usize): void {
  if (pixel < 0)
    for (let channel: usize = 0; channel < pixelSize; channel += 16, to += area) v128.store(to, i64x2.splat(0))
  else {
    const from = x + <usize>pixel
    for (let channel: usize = 0; channel < pixelSize; channel += 16, to += area)
      v128.store(to, v128.load(from + channel))
  }
}

/** The other way: adds each column, from `column` on, to the pixels that it was taken from. */
function fold<T>(operation: Convolution, first: i32, count: i32, column: usize, into: usize): void {
  const positions = operation.positions
  const panelX = (<usize>operation.inputs) << 4
  const pixelSize = (<usize>operation.channels) << 4
  const area = (<usize>operation.area) << 4
  const panel = first / positions
  let position = first - panel * positions
  into += (<usize>panel) * panelX
  let place = operation.table + (((<usize>position) * area) >> 2)
  for (; count > 0; count--) {
    for (let end = column + area; column < end; column += 16, place += 4) {
      const pixel = load<i32>(place)
      if (pixel < 0) continue
      let from = column
      const to = into + <usize>pixel
      for (let channel: usize = 0; channel < pixelSize; channel += 16, from += area)
        v128.store(to + channel, v128.add<T>(v128.load(to + channel), v128.load(from)))
    }
    column += area * (<usize>operation.channels - 1)
    if (++position == positions) {
      position = 0
      into += panelX
      place = operation.table
    }
  }
}
