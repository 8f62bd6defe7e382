import type { RuleOptimizer } from '../optimizer.ts'
import { decay, decoupledDecay, learningRate } from '../parameters.ts'
import { ADAM_PARAMETERS, FIRST_MOMENT, MOMENT_STATES, SECOND_MOMENT } from './shared/adamLines.ts'
import { DECOUPLED, lines } from './shared/lines.ts'

/** Adam whose rates are bounded by their own running mean, which starts at 0 uncorrected: the first steps are short. */
export const adamod: RuleOptimizer = {
  id: 'adamod',
  name: { en: 'AdaMod', zh: 'AdaMod' },
  source: 'Ding et al. 2019, arXiv:1910.12249; as lancopku/AdaMod',
  summary: {
    en: 'Adam that lets no parameter’s rate rise far above its own recent average.',
    zh: '不让任何参数的步长远超其近期平均的 Adam。',
  },
  use: {
    en: 'When Adam starts too wildly, instead of a warm-up.',
    zh: 'Adam 起步过猛时，用来代替预热。',
  },
  family: 'adaptive',
  rate: learningRate(0.001),
  momentum: 'beta1',
  parameters: {
    ...ADAM_PARAMETERS,
    beta3: decay(
      0.999,
      '\\beta_3',
      { en: 'Beta 3', zh: 'β₃' },
      {
        en: 'Memory of the bound on each rate: about 1 / (1 − β₃) steps. 0 is AdamW.',
        zh: '步长上限的记忆长度：约 1 / (1 − β₃) 步。0 即 AdamW。',
      },
      'scaling',
    ),
    weightDecay: decoupledDecay(0),
  },
  states: { ...MOMENT_STATES, bound: { en: 'running mean of the rate', zh: '步长的滑动平均' } },
  rule: (p) =>
    lines(
      'state m = 0',
      'state v = 0',
      'state bound = 0',
      p.weightDecay !== 0 && DECOUPLED,
      FIRST_MOMENT,
      SECOND_MOMENT,
      'rate = lr * sqrt(1 - beta2^t) / (1 - beta1^t) / (sqrt(v) + epsilon)',
      'bound = beta3 * bound + (1 - beta3) * rate',
      'theta = theta - min(rate, bound) * m',
    ),
}
