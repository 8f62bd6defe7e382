import { imageOf, type Layer } from '../layer.ts'
import { number } from '../parameters.ts'
import { normalizationEpsilon } from './shared/normalizationEpsilon.ts'

/**
 * (x - mean) / sqrt(variance + epsilon) * scale + shift, per channel, with mean and variance of the batch (and all positions) in
 * training, and their running averages in evaluation. The running variance is the unbiased one.
 */
export const batchNormalization: Layer = {
  id: 'batch-normalization',
  name: { en: 'Batch normalization', zh: '批归一化' },
  source: 'Ioffe & Szegedy 2015, Algorithm 1, arXiv:1502.03167; as torch.nn.BatchNorm1d and BatchNorm2d',
  summary: {
    en: 'Centres and scales each channel over the batch, then learns its own scale and shift.',
    zh: '在批量上对每个通道做中心化与缩放，再学习自己的缩放与平移。',
  },
  parameters: {
    momentum: number({
      label: { en: 'Running average', zh: '滑动平均' },
      description: {
        en: 'Share of each batch in the running mean and variance that evaluation uses.',
        zh: '每个批量在评估所用滑动均值与方差中的占比。',
      },
      default: 0.1,
      min: 0.001,
      max: 1,
    }),
    epsilon: normalizationEpsilon,
  },
  build(input, p) {
    const image = imageOf(input)
    const [channels, positions] = image ? [image.channels, image.height * image.width] : [input[0]!, 1]
    const operation = { momentum: Number(p.momentum), epsilon: Number(p.epsilon), channels, positions }
    return { output: input, operations: [{ kind: 'batch-normalization', ...operation }] }
  },
}
