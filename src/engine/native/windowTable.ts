/** Which pixels of an image each window sees. */
import type { Windows } from '../../catalog/layer.ts'

/** Bytes of a vector of the kernels. */
const VECTOR = 16

/**
 * [positions][size x size], for each pixel of the output and each place of its window, row by row: where in a panel of images
 * [height, width, channels] the pixel lies that is seen there, in bytes; -1 outside of the image.
 */
export function windowTable({ input, output, size, stride, padding }: Windows): Int32Array {
  const table = new Int32Array(output.height * output.width * size * size)
  let at = 0
  for (let top = 0; top < output.height; top++)
    for (let left = 0; left < output.width; left++)
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) {
          const row = top * stride + i - padding
          const column = left * stride + j - padding
          const isInside = row >= 0 && row < input.height && column >= 0 && column < input.width
          table[at++] = isInside ? (row * input.width + column) * input.channels * VECTOR : -1
        }
  return table
}
