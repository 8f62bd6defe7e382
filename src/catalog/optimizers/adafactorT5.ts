import type { Values } from '../definition.ts'
import type { RuleOptimizer } from '../optimizer.ts'
import { decoupledDecay, learningRate, toggle } from '../parameters.ts'
import { ADAFACTOR_STATES, adafactorParameters, EXCESS, MEMORY, TENSOR_SIZE } from './shared/adafactorLines.ts'
import { beta1, MOMENTUM_STATE } from './shared/adamLines.ts'
import { lines } from './shared/lines.ts'

function ownRate({ relativeStep, warmupInit }: Values): string {
  if (relativeStep !== true) return 'lr'
  return warmupInit === true ? 'min(0.000001 * t, 1 / sqrt(t))' : 'min(0.01, 1 / sqrt(t))'
}

/** The Adafactor of fairseq and Hugging Face, nearer to the paper: epsilon1 is added to the squares, and the rate may come from the step number. */
export const adafactorT5: RuleOptimizer = {
  id: 'adafactor-t5',
  name: { en: 'Adafactor (T5)', zh: 'Adafactor (T5)' },
  source: 'Shazeer & Stern 2018, Algorithms 4 and 5, arXiv:1804.04235; as fairseq and transformers.Adafactor',
  summary: {
    en: 'Adafactor with a rate of its own that falls with the root of the step number.',
    zh: '自带学习率（随步数平方根下降）的 Adafactor。',
  },
  use: {
    en: 'To train or fine-tune T5 and its relatives as their authors did.',
    zh: '按作者的做法训练或微调 T5 及同类模型时。',
  },
  family: 'layerwise',
  rate: {
    ...learningRate(0.001),
    description: {
      en: 'Used only with the relative step switched off; otherwise the rule sets its own rate and a schedule has no effect.',
      zh: '仅在关闭相对步长时使用；否则规则自定学习率，学习率调度不起作用。',
    },
  },
  momentum: 'beta1',
  parameters: {
    ...adafactorParameters({
      default: 1e-30,
      description: {
        en: 'Added to every squared gradient, so that none is divided by zero.',
        zh: '加到每个梯度平方上，避免除以零。',
      },
    }),
    beta1: {
      ...beta1(0),
      description: {
        en: 'Memory of the momentum of updates; 0 keeps no momentum, which saves memory.',
        zh: '更新量动量的记忆；0 表示不用动量，以节省内存。',
      },
    },
    weightDecay: decoupledDecay(0),
    scaleParameter: toggle({
      label: { en: 'Scale by the tensor', zh: '按张量缩放' },
      group: 'variant',
      description: { en: 'Multiplies the rate by the size of the tensor.', zh: '学习率再乘以张量的大小。' },
      default: true,
    }),
    relativeStep: toggle({
      label: { en: 'Relative step', zh: '相对步长' },
      group: 'variant',
      description: {
        en: 'Takes the rate from the step number instead of the learning rate.',
        zh: '由步数而不是设定的学习率决定步长。',
      },
      default: true,
    }),
    warmupInit: toggle({
      label: { en: 'Slow start', zh: '缓慢起步' },
      group: 'variant',
      description: {
        en: 'Lets the relative step rise from one millionth instead of starting at one hundredth.',
        zh: '相对步长从百万分之一升起，而不是从百分之一开始。',
      },
      default: false,
    }),
  },
  states: { ...ADAFACTOR_STATES, ...MOMENTUM_STATE },
  rule: (p) => {
    const hasMomentum = p.beta1 !== 0
    const before = [
      `rate = ${ownRate(p)}`,
      p.scaleParameter === true && `rate = rate * ${TENSOR_SIZE}`,
      MEMORY,
    ] as const
    const after = [
      'u = g / sqrt(v)',
      `u = rate * u / ${EXCESS}`,
      hasMomentum && 'm = beta1 * m + (1 - beta1) * u',
      p.weightDecay !== 0 && 'theta = theta * (1 - rate * weightDecay)',
      hasMomentum ? 'theta = theta - m' : 'theta = theta - u',
    ] as const
    return {
      matrix: lines(
        'state rows r = 0',
        'state cols c = 0',
        hasMomentum && 'state m = 0',
        ...before,
        'r = beta2 * r + (1 - beta2) * rowmean(g^2 + epsilon1)',
        'c = beta2 * c + (1 - beta2) * colmean(g^2 + epsilon1)',
        'v = r / mean(r) * c',
        ...after,
      ),
      other: lines(
        'state v = 0',
        hasMomentum && 'state m = 0',
        ...before,
        'v = beta2 * v + (1 - beta2) * (g^2 + epsilon1)',
        ...after,
      ),
    }
  },
}
