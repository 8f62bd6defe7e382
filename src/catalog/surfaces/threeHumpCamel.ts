import type { Surface } from '../kinds.ts'

/** The three-hump camel: minimum 0 at the origin, and a local one of about 0.299 on either side, near (-1.75, 0.87) and (1.75, -0.87). */
export const threeHumpCamel: Surface = {
  id: 'three-hump-camel',
  name: { en: 'Three-hump camel', zh: '三峰骆驼' },
  source: 'Virtual Library of Simulation Experiments, https://www.sfu.ca/~ssurjano/camel3.html',
  summary: {
    en: 'Three basins in a row: from outside, a local minimum lies in front of the global one.',
    zh: '三个洼地排成一列：从外侧出发，全局最小值之前横着一个局部最小值。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-2.4, 2.4], y: [-2.2, 2.2] },
  start: [-2.1, 1.9],
  minima: () => [[0, 0]],
  formula: '2 * x^2 - 1.05 * x^4 + x^6 / 6 + x * y + y^2',
}
