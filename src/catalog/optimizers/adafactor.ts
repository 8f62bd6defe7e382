import type { RuleOptimizer } from '../optimizer.ts'
import { decoupledDecay, learningRate } from '../parameters.ts'
import { ADAFACTOR_STATES, adafactorParameters, EXCESS, MEMORY, TENSOR_SIZE } from './shared/adafactorLines.ts'
import { DECOUPLED, lines } from './shared/lines.ts'

/** PyTorch's Adafactor: matrices keep a second moment a row and a column only. The size of the tensor is taken before the decay. */
export const adafactor: RuleOptimizer = {
  id: 'adafactor',
  name: { en: 'Adafactor', zh: 'Adafactor' },
  source: 'Shazeer & Stern 2018, Algorithms 4 and 5, arXiv:1804.04235; as torch.optim.Adafactor',
  summary: {
    en: 'Adam’s scaling from one number a row and one a column; the step is a share of the tensor’s size.',
    zh: '每行每列只存一个数的 Adam 式缩放；步长为张量大小的一定比例。',
  },
  use: {
    en: 'When the memory for Adam’s second moment is too dear, as in large language models.',
    zh: 'Adam 的二阶矩太占内存时，例如大语言模型。',
  },
  family: 'layerwise',
  rate: learningRate(0.01),
  parameters: {
    ...adafactorParameters({
      default: 2.220446049250313e-16,
      description: {
        en: 'The least that a gradient is divided by; PyTorch takes the precision of the numbers.',
        zh: '梯度除数的下限；PyTorch 取数值的精度。',
      },
    }),
    weightDecay: decoupledDecay(0),
  },
  states: ADAFACTOR_STATES,
  rule: (p) => {
    const before = [MEMORY, `rate = min(lr, 1 / sqrt(t)) * ${TENSOR_SIZE}`, p.weightDecay !== 0 && DECOUPLED] as const
    const after = ['u = g / max(sqrt(v), epsilon1)', `theta = theta - rate * u / ${EXCESS}`] as const
    return {
      matrix: lines(
        'state rows r = 0',
        'state cols c = 0',
        ...before,
        'r = beta2 * r + (1 - beta2) * rowmean(g^2)',
        'c = beta2 * c + (1 - beta2) * colmean(g^2)',
        'v = r * c / max(mean(r), epsilon1)',
        ...after,
      ),
      other: lines('state v = 0', ...before, 'v = beta2 * v + (1 - beta2) * g^2', ...after),
    }
  },
}
