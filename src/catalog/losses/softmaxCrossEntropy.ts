import type { Loss } from '../kinds.ts'
import { number } from '../parameters.ts'

/**
 * Softmax cross-entropy of a row of logits with a class index, per row. It couples the outputs of a row, so a kernel of the engine computes
 * it (from the logits less their largest); the formula is the one shown, with `target` the row of 0 and 1.
 */
export const softmaxCrossEntropy: Loss = {
  id: 'softmax-cross-entropy',
  name: { en: 'Softmax cross-entropy', zh: 'Softmax 交叉熵' },
  source: 'Bridle 1990; label smoothing: Szegedy et al. 2016, arXiv:1512.00567; as torch.nn.CrossEntropyLoss',
  summary: {
    en: 'Minus the logarithm of the probability that the softmax gives to the right class.',
    zh: 'Softmax 给正确类别的概率的负对数。',
  },
  parameters: {
    labelSmoothing: number({
      label: { en: 'Label smoothing', zh: '标签平滑' },
      symbol: '\\varepsilon',
      description: {
        en: 'Share of each target that is spread evenly over all classes.',
        zh: '将目标的这一部分均匀分给所有类别。',
      },
      default: 0,
      min: 0,
      max: 0.9,
    }),
  },
  fits: { classes: 'index' },
  link: 'softmax',
  kernel: 'softmax-cross-entropy',
  formula: (p) =>
    [
      'q = exp(prediction) / sum(exp(prediction))',
      p.labelSmoothing === 0
        ? 'loss = -sum(target * log(q))'
        : 'loss = -(1 - labelSmoothing) * sum(target * log(q)) - labelSmoothing * mean(log(q))',
    ].join('\n'),
}
