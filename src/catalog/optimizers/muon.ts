import type { Values } from '../definition.ts'
import type { RuleOptimizer } from '../optimizer.ts'
import { choice, decoupledDecay, learningRate, number, tiny } from '../parameters.ts'
import {
  beta1,
  beta2,
  FIRST_CORRECTED,
  FIRST_MOMENT,
  MOMENT_STATES,
  SECOND_CORRECTED,
  SECOND_MOMENT,
} from './shared/adamLines.ts'
import { DECOUPLED, lines } from './shared/lines.ts'
import { lookAhead, meanMomentum } from './shared/momentumParameters.ts'

/** Matrices: momentum, made orthogonal, of a length that fits the shape. Shapes count as stored: [outputs, inputs]. */
function matrixRule(p: Values): string {
  return lines(
    'state m = 0',
    'm = momentum * m + (1 - momentum) * g',
    p.nesterov === true ? 'u = (1 - momentum) * g + momentum * m' : 'u = m',
    p.adjust === 'original' ? 'scale = sqrt(max(1, rows / cols))' : 'scale = 0.2 * sqrt(max(rows, cols))',
    p.weightDecay !== 0 && DECOUPLED,
    'theta = theta - lr * scale * orthogonalize(u, steps)',
  )
}

/** Everything else: AdamW at a rate of its own, which a schedule moves in proportion. */
function otherRule(p: Values): string {
  return lines(
    'state m = 0',
    'state v = 0',
    'state scalar base = lr',
    'rate = auxRate * (lr / base)',
    p.auxDecay !== 0 && 'theta = theta * (1 - rate * auxDecay)',
    FIRST_MOMENT,
    SECOND_MOMENT,
    FIRST_CORRECTED,
    SECOND_CORRECTED,
    'theta = theta - rate * mHat / (sqrt(vHat) + epsilon)',
  )
}

/** Muon for matrices with AdamW for biases and other vectors; the five Newton-Schulz steps run in the precision of the run. */
export const muon: RuleOptimizer = {
  id: 'muon',
  name: { en: 'Muon', zh: 'Muon' },
  source:
    'Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/; Liu et al. 2025, arXiv:2502.16982; as KellerJordan/Muon and torch.optim.Muon',
  summary: {
    en: 'Turns each weight matrix’s momentum into the nearest orthogonal matrix, so that all its directions move alike.',
    zh: '把权重矩阵的动量换成最接近的正交矩阵，使各方向移动相同。',
  },
  use: {
    en: 'For the weight matrices of hidden layers; vectors, and so all surfaces, run AdamW.',
    zh: '适合隐藏层的权重矩阵；向量（因此所有曲面）用 AdamW。',
  },
  family: 'layerwise',
  rate: {
    ...learningRate(0.02),
    description: {
      en: 'How far one step of a matrix goes. A schedule changes it, and the rate of the other vectors with it.',
      zh: '矩阵每一步走多远。学习率调度改变它时，其他向量的学习率同比变化。',
    },
  },
  momentum: 'momentum',
  parameters: {
    momentum: meanMomentum(0.95),
    nesterov: lookAhead(true),
    steps: number({
      label: { en: 'Newton-Schulz steps', zh: 'Newton-Schulz 步数' },
      group: 'scaling',
      symbol: 'k',
      description: {
        en: 'Steps towards the orthogonal matrix; five bring it near enough.',
        zh: '逼近正交矩阵的迭代步数；五步已足够接近。',
      },
      default: 5,
      min: 1,
      max: 30,
      integer: true,
    }),
    weightDecay: decoupledDecay(0),
    adjust: choice({
      label: { en: 'Scale by shape', zh: '按形状缩放' },
      group: 'scaling',
      description: {
        en: 'How the length of a step depends on the shape of the matrix.',
        zh: '步长如何随矩阵形状变化。',
      },
      options: [
        { value: 'original', label: { en: 'Original: longer for tall matrices', zh: '原版：高矩阵更长' } },
        { value: 'match-adamw', label: { en: 'As large as steps of AdamW', zh: '与 AdamW 的步长相当' } },
      ],
      default: 'original',
    }),
    auxRate: {
      ...learningRate(3e-4),
      label: { en: 'Their learning rate', zh: '其学习率' },
      group: 'others',
      symbol: '\\eta_{\\mathrm{aux}}',
      description: {
        en: 'Learning rate of AdamW for biases and other vectors.',
        zh: '偏置与其他向量所用 AdamW 的学习率。',
      },
    },
    beta1: { ...beta1(0.9), group: 'others' },
    beta2: { ...beta2(0.95), group: 'others' },
    epsilon: { ...tiny(1e-10), group: 'others' },
    auxDecay: {
      ...decoupledDecay(0),
      label: { en: 'Their weight decay', zh: '其权重衰减' },
      group: 'others',
      symbol: '\\lambda_{\\mathrm{aux}}',
    },
  },
  states: { ...MOMENT_STATES, base: { en: 'rate at the start', zh: '起始学习率' } },
  rule: (p) => ({ matrix: matrixRule(p), other: otherRule(p) }),
}
