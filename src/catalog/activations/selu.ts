import type { Activation } from '../kinds.ts'

/** The scaled exponential linear unit, with the constants of the paper. */
export const selu: Activation = {
  id: 'selu',
  name: { en: 'SELU', zh: 'SELU' },
  source: 'Klambauer et al. 2017, equation 2, arXiv:1706.02515; as torch.nn.SELU',
  summary: {
    en: 'ELU, scaled so that signals keep mean 0 and variance 1 from layer to layer; goes with LeCun initialization.',
    zh: '经过缩放的 ELU，使信号逐层保持均值 0、方差 1；与 LeCun 初始化配合使用。',
  },
  parameters: {},
  formula: '1.0507009873554805 * where(x <= 0, 1.6732632423543772 * expm1(x), x)',
}
