import type { Values } from '../definition.ts'
import type { Loss } from '../kinds.ts'
import { list, number } from '../parameters.ts'
import { NEEDS_CLASSES } from './shared/misfits.ts'

/** With class weights `weight` is the row of them. */
function shown({ labelSmoothing, classWeights }: Values): string {
  const weighted = Array.isArray(classWeights) && classWeights.length > 0 ? 'weight * ' : ''
  const hard = `sum(${weighted}target * log(q))`
  const loss =
    labelSmoothing === 0
      ? `loss = -${hard}`
      : `loss = -(1 - labelSmoothing) * ${hard} - labelSmoothing * mean(${weighted}log(q))`
  return `q = exp(prediction) / sum(exp(prediction))\n${loss}`
}

/**
 * Softmax cross-entropy of a row of logits with a class index, per row; the mean divides by the sum of the targets' class weights. It
 * couples the outputs of a row, so a kernel of the engine computes it (from the logits less their largest); the formula is the one shown,
 * with `target` the row of 0 and 1.
 */
export const softmaxCrossEntropy: Loss = {
  id: 'softmax-cross-entropy',
  name: { en: 'Softmax cross-entropy', zh: 'Softmax 交叉熵' },
  source:
    'Bridle 1990, doi:10.1007/978-3-642-76153-9_28; label smoothing: Szegedy et al. 2016, arXiv:1512.00567; as torch.nn.CrossEntropyLoss',
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
    classWeights: list({
      label: { en: 'Class weights', zh: '类别权重' },
      description: {
        en: 'How much each class counts, in the order of the classes; none: all count alike.',
        zh: '按类别顺序列出各类别的权重；不填则各类别相同。',
      },
      default: [],
      min: 0.01,
      max: 100,
      least: 0,
      most: 50,
    }),
  },
  fits: { classes: 'index' },
  misfit: NEEDS_CLASSES,
  link: 'softmax',
  kernel: 'softmax-cross-entropy',
  formula: shown,
}
