import { imageOf, sizeOf, type Layer } from '../layer.ts'
import { NEEDS_IMAGE } from './shared/misfits.ts'

/** An image as one list, channel by channel, row by row. */
export const flatten: Layer = {
  id: 'flatten',
  name: { en: 'Flatten', zh: '展平' },
  source: 'As torch.nn.Flatten: channel, row, column',
  summary: { en: 'Lays the image out as one list, for dense layers.', zh: '把图像摊平成一列，供全连接层使用。' },
  parameters: {},
  build(input) {
    const image = imageOf(input)
    return image ? { output: [sizeOf(input)], operations: [{ kind: 'flatten', input: image }] } : NEEDS_IMAGE
  },
}
