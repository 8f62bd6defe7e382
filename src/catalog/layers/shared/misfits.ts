/** Reasons why layers do not fit, and windows over images. */
import { imageOf, type Image, type Shape, type Windows } from '../../layer.ts'

export const NEEDS_FLAT = {
  misfit: { en: 'needs a flat input: put a Flatten layer in front of it', zh: '需要一维输入：请在它前面加一个展平层' },
  before: 'flatten',
} as const

export const NEEDS_IMAGE = {
  misfit: { en: 'needs an image, of height, width and channels', zh: '需要图像输入（高、宽、通道）' },
} as const

const TOO_SMALL = {
  misfit: { en: 'has a window larger than the image it gets', zh: '窗口大于输入图像' },
} as const

/**
 * Windows of `size` every `stride` over an image. `same` pads with zeros so that a stride of 1 keeps the size, half of it (rounded
 * down) above and to the left, as PyTorch does.
 */
export function windowsOver(
  input: Shape,
  { size, stride, same, channels }: { size: number; stride: number; same: boolean; channels?: number },
): Windows | typeof NEEDS_IMAGE | typeof TOO_SMALL {
  const image = imageOf(input)
  if (!image) return NEEDS_IMAGE
  const total = same ? size - 1 : 0
  const places = (length: number) => Math.floor((length + total - size) / stride) + 1
  const output: Image = {
    height: places(image.height),
    width: places(image.width),
    channels: channels ?? image.channels,
  }
  if (output.height < 1 || output.width < 1) return TOO_SMALL
  return { input: image, output, size, stride, padding: Math.floor(total / 2) }
}

export const shapeOf = ({ height, width, channels }: Image): Shape => [height, width, channels]
