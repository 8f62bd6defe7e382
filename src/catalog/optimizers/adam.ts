import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, penalty } from '../parameters.ts'
import { ADAM_PARAMETERS, ADAM_STATES, adamRule, AMSGRAD } from './shared/adamLines.ts'
import { COUPLED } from './shared/lines.ts'

/** Adam; weight decay is coupled (in the gradient), AMSGrad keeps the largest uncorrected second moment, as PyTorch. */
export const adam: RuleOptimizer = {
  id: 'adam',
  name: { en: 'Adam', zh: 'Adam' },
  source:
    'Kingma & Ba 2015, Algorithm 1, arXiv:1412.6980; AMSGrad: Reddi et al. 2018, arXiv:1904.09237; as torch.optim.Adam',
  summary: {
    en: 'Momentum, scaled by a running size of each gradient.',
    zh: '动量，再按每个梯度近期的大小缩放。',
  },
  use: { en: 'The usual first try for almost any network.', zh: '几乎任何网络的首选起点。' },
  family: 'adaptive',
  rate: learningRate(0.001),
  momentum: 'beta1',
  parameters: { ...ADAM_PARAMETERS, weightDecay: penalty(0), amsgrad: AMSGRAD },
  states: ADAM_STATES,
  rule: (p) => adamRule(p, COUPLED),
}
