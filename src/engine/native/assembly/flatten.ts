/** Flattening: [pixels, channels] of each sample to [channels, pixels], the order of a flattened image in PyTorch. */
import { Operation } from './operation'

@unmanaged
export class Flatten extends Operation {
  pixels: i32
  channels: i32
}

export function flatten(operation: Flatten, panels: i32): void {
  swapAxes(operation.x, operation.y, operation.pixels, operation.channels, panels)
}

/** `into` gets the gradient of the inputs. */
export function flattenBack(operation: Flatten, delta: usize, into: usize, panels: i32): void {
  swapAxes(delta, into, operation.channels, operation.pixels, panels)
}

/** into[column][row] = from[row][column], vectors, in each panel. */
function swapAxes(from: usize, into: usize, rows: i32, columns: i32, panels: i32): void {
  const height = (<usize>rows) << 4
  for (; panels > 0; panels--) {
    for (let row: usize = 0; row < height; row += 16) {
      let to = into + row
      for (let column = 0; column < columns; column++, from += 16, to += height) v128.store(to, v128.load(from))
    }
    into += height * (<usize>columns)
  }
}
