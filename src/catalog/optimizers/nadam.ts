import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, number } from '../parameters.ts'
import {
  ADAM_PARAMETERS,
  ADAM_STEP,
  FIRST_MOMENT,
  MOMENT_STATES,
  SECOND_CORRECTED,
  SECOND_MOMENT,
} from './shared/adamLines.ts'
import { eitherDecay, eitherDecayLine } from './shared/eitherDecay.ts'
import { lines } from './shared/lines.ts'

/** Adam with Nesterov's look ahead; its momentum `mu` rises from about half of beta1 to beta1, and the correction follows it. */
export const nadam: RuleOptimizer = {
  id: 'nadam',
  name: { en: 'NAdam', zh: 'NAdam' },
  source: 'Dozat 2016, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ; as torch.optim.NAdam since 2.0',
  summary: {
    en: 'Adam with Nesterov momentum: it steps as if the next momentum were known already.',
    zh: '带 Nesterov 动量的 Adam：仿佛已知下一步的动量那样迈步。',
  },
  use: {
    en: 'Where Adam works and a slightly quicker reaction is worth a try.',
    zh: 'Adam 有效、想让反应再快一点时。',
  },
  family: 'adaptive',
  rate: learningRate(0.002),
  momentum: 'beta1',
  parameters: {
    ...ADAM_PARAMETERS,
    ...eitherDecay(false),
    momentumDecay: number({
      label: { en: 'Momentum rise', zh: '动量上升' },
      group: 'momentum',
      symbol: '\\psi',
      description: {
        en: 'How soon the momentum rises from half of β₁ to all of it; the gap closes by the factor 0.96 every 1 / ψ steps.',
        zh: '动量从 β₁ 的一半升到 β₁ 的快慢；每 1 / ψ 步，差距乘以 0.96。',
      },
      default: 0.004,
      min: 0,
      max: 1,
    }),
  },
  states: { ...MOMENT_STATES, muProduct: { en: 'product of all momenta', zh: '历次动量之积' } },
  rule: (p) =>
    lines(
      'state m = 0',
      'state v = 0',
      'state scalar muProduct = 1',
      eitherDecayLine(p),
      'mu = beta1 * (1 - 0.5 * 0.96^(t * momentumDecay))',
      'muNext = beta1 * (1 - 0.5 * 0.96^((t + 1) * momentumDecay))',
      'muProduct = muProduct * mu',
      FIRST_MOMENT,
      SECOND_MOMENT,
      'mHat = muNext * m / (1 - muProduct * muNext) + (1 - mu) * g / (1 - muProduct)',
      SECOND_CORRECTED,
      ADAM_STEP,
    ),
}
