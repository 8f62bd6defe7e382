import type { Surface } from '../kinds.ts'

/** Ackley's function: nearly flat far out, a funnel at the origin. The root is kept off 0, where it has no derivative. */
export const ackley: Surface = {
  id: 'ackley',
  name: { en: 'Ackley funnel', zh: 'Ackley 漏斗' },
  source: 'Ackley 1987, A Connectionist Machine for Genetic Hillclimbing; https://www.sfu.ca/~ssurjano/ackley.html',
  summary: {
    en: 'A bumpy plain around a deep funnel: far out, the slope says little.',
    zh: '起伏的平原中央有一个深漏斗：远处的坡度几乎不给方向。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-5, 5], y: [-5, 5] },
  start: [-3.2, 2.4],
  minima: () => [[0, 0]],
  formula: `
    r = sqrt(max((x^2 + y^2) / 2, 1e-30))
    waves = (cos(6.283185307179586 * x) + cos(6.283185307179586 * y)) / 2
    f = 20 - 20 * exp(-0.2 * r) + 2.718281828459045 - exp(waves)
  `,
}
