import type { Optimizer } from '../kinds.ts'
import { learningRate, penalty } from '../parameters.ts'
import { ADAM_PARAMETERS, ADAM_STATES, adamRule, AMSGRAD } from './adamLines.ts'
import { COUPLED } from './lines.ts'

/** Adam; weight decay is coupled (in the gradient), AMSGrad keeps the largest uncorrected second moment, as PyTorch. */
export const adam: Optimizer = {
  id: 'adam',
  name: { en: 'Adam', zh: 'Adam' },
  source: 'Kingma & Ba 2015, Algorithm 1, arXiv:1412.6980; AMSGrad: Reddi et al. 2018, arXiv:1904.09237',
  summary: {
    en: 'Momentum, scaled by a running size of each gradient.',
    zh: '动量，再按每个梯度近期的大小缩放。',
  },
  rate: learningRate(0.001),
  momentum: 'beta1',
  parameters: { ...ADAM_PARAMETERS, weightDecay: penalty(0), amsgrad: AMSGRAD },
  states: ADAM_STATES,
  rule: (p) => adamRule(p, COUPLED),
}
