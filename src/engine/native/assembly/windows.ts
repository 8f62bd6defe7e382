/**
 * Windows over images. An image of a sample is [height, width, channels] within its panel, so a pixel is `channels`
 * vectors in a row.
 */
import { Operation } from './operation'

@unmanaged
export class Windows extends Operation {
  /**
   * i32[positions][area]: for each pixel of the output and each place of its window, row by row, where in a panel the
   * pixel lies that is seen there, in bytes; -1 outside of the image.
   */
  table: usize
  /** Pixels of the output. */
  positions: i32
  /** Places of a window. */
  area: i32
  /** Channels of the input. */
  channels: i32
}
