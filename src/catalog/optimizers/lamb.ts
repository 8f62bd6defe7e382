import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, number, tiny, toggle } from '../parameters.ts'
import {
  ADAM_PARAMETERS,
  FIRST_CORRECTED,
  FIRST_MOMENT,
  MOMENT_STATES,
  SECOND_CORRECTED,
  SECOND_MOMENT,
} from './shared/adamLines.ts'
import { LAYER_DECAY } from './shared/layerDecay.ts'
import { lines } from './shared/lines.ts'

/** Adam's direction u, decay included, rescaled in every tensor to the length of its parameters. The ratio is 1 where a length is 0. */
export const lamb: RuleOptimizer = {
  id: 'lamb',
  name: { en: 'LAMB', zh: 'LAMB' },
  source:
    'You et al. 2020, Algorithm 2, arXiv:1904.00962; as optax.lamb; without the correction and with a limit of 10 as cybertronai/pytorch-lamb',
  summary: {
    en: 'Adam whose step in each layer is as long as that layer’s weights, times the rate.',
    zh: '每层步长等于该层权重范数乘以学习率的 Adam。',
  },
  use: {
    en: 'For very large batches, as in the training of BERT in an hour.',
    zh: '适合非常大的批量，例如一小时训练 BERT。',
  },
  family: 'layerwise',
  rate: learningRate(0.001),
  momentum: 'beta1',
  parameters: {
    ...ADAM_PARAMETERS,
    epsilon: tiny(1e-6),
    weightDecay: LAYER_DECAY,
    biasCorrection: toggle({
      label: { en: 'Bias correction', zh: '偏差校正' },
      group: 'variant',
      description: {
        en: 'Corrects both moments for their start at 0, as Adam does.',
        zh: '像 Adam 那样校正两个矩从 0 起步的偏差。',
      },
      default: true,
    }),
    clamp: number({
      label: { en: 'Limit of the length', zh: '范数上限' },
      group: 'scaling',
      symbol: '\\gamma',
      description: {
        en: 'Longer weights of a layer count as this long; 0 sets no limit.',
        zh: '某层权重的范数超过此值时按此值计算；0 表示不限。',
      },
      default: 0,
      min: 0,
      max: 100,
    }),
  },
  states: MOMENT_STATES,
  rule: (p) => {
    const direction = p.biasCorrection === true ? 'mHat / (sqrt(vHat) + epsilon)' : 'm / (sqrt(v) + epsilon)'
    return lines(
      'state m = 0',
      'state v = 0',
      FIRST_MOMENT,
      SECOND_MOMENT,
      p.biasCorrection === true && FIRST_CORRECTED,
      p.biasCorrection === true && SECOND_CORRECTED,
      `u = ${direction}${p.weightDecay === 0 ? '' : ' + weightDecay * theta'}`,
      `thetaNorm = ${p.clamp === 0 ? 'norm(theta)' : 'min(norm(theta), clamp)'}`,
      'uNorm = norm(u)',
      'ratio = where(and(thetaNorm > 0, uNorm > 0), thetaNorm / uNorm, 1)',
      'theta = theta - lr * ratio * u',
    )
  },
}
