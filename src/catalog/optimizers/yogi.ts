import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, number, penalty, tiny } from '../parameters.ts'
import {
  ADAM_PARAMETERS,
  ADAM_STEP,
  FIRST_CORRECTED,
  FIRST_MOMENT,
  MOMENT_STATES,
  SECOND_CORRECTED,
} from './shared/adamLines.ts'
import { COUPLED, lines } from './shared/lines.ts'

/** Adam whose second moment moves by a share of g², towards it, whatever its own size. The paper has no correction of the start. */
export const yogi: RuleOptimizer = {
  id: 'yogi',
  name: { en: 'Yogi', zh: 'Yogi' },
  source:
    'Zaheer et al. 2018, https://papers.nips.cc/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html; as jettify/pytorch-optimizer',
  summary: {
    en: 'Adam whose step sizes grow back slowly after a large gradient has passed.',
    zh: '大梯度过去之后，步长只会慢慢恢复的 Adam。',
  },
  use: {
    en: 'When gradients are mostly small with rare large ones, and Adam jumps once those are forgotten.',
    zh: '梯度大多很小、偶有大值，而 Adam 忘记大值后会跳动时。',
  },
  family: 'adaptive',
  rate: learningRate(0.01),
  momentum: 'beta1',
  parameters: {
    ...ADAM_PARAMETERS,
    epsilon: tiny(1e-3),
    start: number({
      label: { en: 'Start of the moments', zh: '矩的初值' },
      group: 'timing',
      symbol: 'a_0',
      description: {
        en: 'What both moments start from; more of it makes the first steps gentler.',
        zh: '两个矩的初始值；越大，最初几步越温和。',
      },
      default: 1e-6,
      min: 1e-12,
      max: 10,
      scale: 'log',
    }),
    weightDecay: penalty(0),
  },
  states: MOMENT_STATES,
  rule: (p) =>
    lines(
      'state m = start',
      'state v = start',
      p.weightDecay !== 0 && COUPLED,
      FIRST_MOMENT,
      'v = v - (1 - beta2) * sign(v - g^2) * g^2',
      FIRST_CORRECTED,
      SECOND_CORRECTED,
      ADAM_STEP,
    ),
}
