import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, list, penalty } from '../parameters.ts'
import { COUPLED, lines } from './shared/lines.ts'

const VELOCITY = { en: 'velocity', zh: '速度' }

/** Several undamped velocities of different memory; the step is their mean. */
export const aggmo: RuleOptimizer = {
  id: 'aggmo',
  name: { en: 'AggMo', zh: 'AggMo' },
  source: 'Lucas et al. 2019, Algorithm 1, arXiv:1804.00325; as AtheMathmo/AggMo',
  summary: {
    en: 'Averages several momenta, from none to very long: the quick ones damp the swings of the slow.',
    zh: '对从无到很长的多个动量求平均：快的抑制慢的振荡。',
  },
  use: {
    en: 'When much momentum is needed and a single one overshoots.',
    zh: '需要大动量、而单一动量会冲过头时。',
  },
  family: 'gradient',
  rate: learningRate(0.001),
  parameters: {
    betas: list({
      label: { en: 'Momenta', zh: '各动量' },
      group: 'momentum',
      symbol: '\\beta',
      description: {
        en: 'Share of the last velocity that each one keeps.',
        zh: '每个速度各自保留上一步的比例。',
      },
      default: [0, 0.9, 0.99],
      min: 0,
      max: 0.9999,
      least: 1,
      most: 6,
    }),
    weightDecay: penalty(0),
  },
  states: Object.fromEntries([1, 2, 3, 4, 5, 6].map((k) => [`m${k}`, VELOCITY])),
  rule: (p) => {
    const betas = p.betas as readonly number[]
    const names = betas.map((_, k) => `m${k + 1}`)
    const kept = names.filter((_, k) => betas[k] !== 0)
    return lines(
      ...kept.map((name) => `state ${name} = 0`),
      p.weightDecay !== 0 && COUPLED,
      ...names.map((name, k) => (betas[k] === 0 ? `${name} = g` : `${name} = ${betas[k]} * ${name} + g`)),
      `theta = theta - lr * (${names.join(' + ')}) / ${names.length}`,
    )
  },
}
