import type { Layer } from '../layer.ts'
import { NEEDS_FLAT } from './shared/misfits.ts'
import { normalizationEpsilon } from './shared/normalizationEpsilon.ts'

/** (x - mean) / sqrt(variance + epsilon) * scale + shift, with mean and variance over the units of each sample. */
export const layerNormalization: Layer = {
  id: 'layer-normalization',
  name: { en: 'Layer normalization', zh: '层归一化' },
  source: 'Ba, Kiros & Hinton 2016, arXiv:1607.06450; as torch.nn.LayerNorm',
  summary: {
    en: 'Centres and scales the units of each sample, then learns a scale and a shift for each.',
    zh: '对每个样本的各单元做中心化与缩放，再为每个单元学习缩放与平移。',
  },
  parameters: { epsilon: normalizationEpsilon },
  build(input, p) {
    if (input.length !== 1) return NEEDS_FLAT
    const operation = { units: input[0]!, epsilon: Number(p.epsilon) }
    return { output: input, operations: [{ kind: 'layer-normalization', ...operation }] }
  },
}
