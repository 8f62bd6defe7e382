/** Max and average pooling. */
import type { Text } from '../definition.ts'
import type { Layer } from '../layer.ts'
import { number } from '../parameters.ts'
import { shapeOf, windowsOver } from './shared/misfits.ts'

function pooling(id: string, reduce: 'max' | 'mean', name: Text, source: string, summary: Text): Layer {
  return {
    id,
    name,
    source,
    summary,
    parameters: {
      size: number({
        label: { en: 'Window', zh: '窗口' },
        description: { en: 'Height and width of a window, in pixels.', zh: '窗口的高与宽（像素）。' },
        default: 2,
        min: 1,
        max: 8,
        integer: true,
      }),
      stride: number({
        label: { en: 'Stride', zh: '步幅' },
        description: {
          en: 'Pixels between two windows; 0 is the window itself.',
          zh: '相邻窗口的像素距离；0 表示等于窗口大小。',
        },
        default: 0,
        min: 0,
        max: 8,
        integer: true,
      }),
    },
    build(input, p) {
      const size = Number(p.size)
      const windows = windowsOver(input, { size, stride: Number(p.stride) || size, same: false })
      if ('misfit' in windows) return windows
      return { output: shapeOf(windows.output), operations: [{ kind: 'pooling', reduce, ...windows }] }
    },
  }
}

/** The greatest value of each window; the gradient goes to the first of equals. */
export const maxPooling = pooling(
  'max-pooling',
  'max',
  { en: 'Max pooling', zh: '最大池化' },
  'Riesenhuber & Poggio 1999, doi:10.1038/14819; as torch.nn.MaxPool2d',
  { en: 'Keeps the greatest value of each window.', zh: '保留每个窗口中的最大值。' },
)

/** The mean of each window. */
export const averagePooling = pooling(
  'average-pooling',
  'mean',
  { en: 'Average pooling', zh: '平均池化' },
  'LeCun et al. 1998, doi:10.1109/5.726791; as torch.nn.AvgPool2d',
  { en: 'Takes the mean of each window.', zh: '取每个窗口的平均值。' },
)
