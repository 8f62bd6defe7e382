import type { Loss } from '../kinds.ts'
import { number } from '../parameters.ts'
import { needsOther } from './shared/misfits.ts'

/**
 * Pulls a row of outputs towards another vector, or pushes it away, by the cosine of their angle. A kernel of the engine computes it, with
 * 1e-12 added to both squared lengths (as PyTorch does); the formula is the one shown: `target` is the other vector, `label` 1 or -1.
 */
export const cosineEmbedding: Loss = {
  id: 'cosine-embedding',
  name: { en: 'Cosine embedding', zh: '余弦嵌入损失' },
  source:
    'As torch.nn.CosineEmbeddingLoss, https://pytorch.org/docs/stable/generated/torch.nn.CosineEmbeddingLoss.html',
  summary: {
    en: 'Turns vectors that belong together to one direction, others apart.',
    zh: '让同类向量方向一致，异类向量方向分开。',
  },
  parameters: {
    margin: number({
      label: { en: 'Margin', zh: '间隔' },
      symbol: 'm',
      description: {
        en: 'Vectors that do not belong together count only where their cosine is above this.',
        zh: '异类向量仅在余弦大于此值时计入。',
      },
      default: 0,
      min: -1,
      max: 1,
    }),
  },
  fits: {},
  misfit: needsOther({
    en: 'Needs pairs of vectors and whether they belong together',
    zh: '需要成对的向量以及它们是否同类',
  }),
  kernel: 'cosine-embedding',
  formula: `
    cosine = sum(prediction * target) / sqrt(sum(prediction^2) * sum(target^2))
    loss = where(label == 1, 1 - cosine, max(0, cosine - margin))
  `,
}
