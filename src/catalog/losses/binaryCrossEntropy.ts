import type { Loss } from '../kinds.ts'
import { number } from '../parameters.ts'
import { NEEDS_TWO_CLASSES } from './shared/misfits.ts'

/** Binary cross-entropy of a logit: the network's last activation is linear, the sigmoid is inside, in a form that cannot overflow. */
export const binaryCrossEntropy: Loss = {
  id: 'binary-cross-entropy',
  name: { en: 'Cross-entropy', zh: '二元交叉熵' },
  source: 'Cox 1958, doi:10.1111/j.2517-6161.1958.tb00292.x; as torch.nn.BCEWithLogitsLoss',
  summary: {
    en: 'Minus the logarithm of the probability given to the right class.',
    zh: '正确类别所得概率的负对数。',
  },
  parameters: {
    positiveWeight: number({
      label: { en: 'Weight of class 1', zh: '类别 1 的权重' },
      symbol: 'w',
      description: {
        en: 'How much an error on class 1 counts against one on class 0.',
        zh: '类别 1 的错误相对类别 0 的权重。',
      },
      default: 1,
      min: 0.01,
      max: 100,
      scale: 'log',
    }),
  },
  fits: { binary: 'zero-one' },
  misfit: NEEDS_TWO_CLASSES,
  link: 'sigmoid',
  formula: 'positiveWeight * target * softplus(-prediction) + (1 - target) * softplus(prediction)',
}
