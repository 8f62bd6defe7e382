import { sizeOf, type Layer } from '../layer.ts'
import { choice, number } from '../parameters.ts'
import { activationChoice, activationOf } from './shared/activationChoice.ts'
import { shapeOf, windowsOver } from './shared/misfits.ts'

/** Cross-correlation with `filters` kernels of size x size over all channels, plus a bias, then the activation. */
export const convolution: Layer = {
  id: 'convolution',
  name: { en: 'Convolution', zh: '卷积' },
  source: 'LeCun et al. 1989, doi:10.1162/neco.1989.1.4.541; as torch.nn.Conv2d and an activation',
  summary: { en: 'The same small filters slide over the whole image.', zh: '同一组小滤波器滑过整幅图像。' },
  parameters: {
    filters: number({
      label: { en: 'Filters', zh: '滤波器数' },
      description: { en: 'Channels of the output, one a filter.', zh: '输出的通道数，每个滤波器一个。' },
      default: 8,
      min: 1,
      max: 64,
      integer: true,
    }),
    size: number({
      label: { en: 'Filter size', zh: '滤波器大小' },
      description: { en: 'Height and width of a filter, in pixels.', zh: '滤波器的高与宽（像素）。' },
      default: 3,
      min: 1,
      max: 7,
      integer: true,
    }),
    stride: number({
      label: { en: 'Stride', zh: '步幅' },
      description: { en: 'Pixels between two places of a filter.', zh: '滤波器相邻两个位置的像素距离。' },
      default: 1,
      min: 1,
      max: 4,
      integer: true,
    }),
    padding: choice({
      label: { en: 'Border', zh: '边缘' },
      description: {
        en: 'With zeros around it the output is as large as the input (at stride 1).',
        zh: '四周补零时，输出与输入一样大（步幅为 1）。',
      },
      default: 'same',
      options: [
        { value: 'same', label: { en: 'Zeros around', zh: '补零' } },
        { value: 'valid', label: { en: 'Inside only', zh: '不补零' } },
      ],
    }),
    activation: activationChoice('relu'),
  },
  build(input, p) {
    const windows = windowsOver(input, {
      size: Number(p.size),
      stride: Number(p.stride),
      same: p.padding === 'same',
      channels: Number(p.filters),
    })
    if ('misfit' in windows) return windows
    const output = shapeOf(windows.output)
    return {
      output,
      operations: [{ kind: 'convolution', ...windows }, ...activationOf(p.activation, sizeOf(output))],
    }
  },
}
