import { number } from '../parameters.ts'
import type { Wrapper } from '../wrapper.ts'

/** The mean of the gradients of several batches in a row makes one step: a large batch in the memory of a small one. */
export const accumulation: Wrapper = {
  id: 'accumulation',
  name: { en: 'Gradient accumulation', zh: '梯度累积' },
  source: 'As loss / k and backward() k times before each optimizer.step() in PyTorch',
  summary: {
    en: 'Averages the gradients of several batches before each step.',
    zh: '每一步前对若干批量的梯度求平均。',
  },
  use: { en: 'When the batch one wants does not fit into memory.', zh: '想用的批量放不进内存时。' },
  place: 'batches',
  parameters: {
    batches: number({
      label: { en: 'Batches a step', zh: '每步批量数' },
      symbol: 'k',
      description: {
        en: 'Batches whose gradients make one step; each counts as one evaluation.',
        zh: '合成一步的批量个数，每个计一次梯度计算。',
      },
      default: 4,
      min: 2,
      max: 64,
      integer: true,
    }),
  },
  batches: (p) => Number(p.batches),
  shown: (p) => [
    `g_t = \\frac{1}{${Number(p.batches)}} \\sum_{i=1}^{${Number(p.batches)}} \\nabla f_{B_i}(\\theta_{t-1})`,
  ],
}
