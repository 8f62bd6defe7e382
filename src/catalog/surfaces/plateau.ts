import type { Surface } from '../kinds.ts'

/** q / (1 + q) with q = x^2 + 3 y^2, between 0 and 1: far from its minimum 0 at the origin, the slope falls with the third power of the distance. */
export const plateau: Surface = {
  id: 'plateau',
  name: { en: 'Plateau', zh: '平坦区' },
  source: 'q / (1 + q) with q = x² + 3y², the form of the Geman–McClure loss; Barron 2019, arXiv:1701.03077',
  summary: {
    en: 'Nearly flat, then a basin: plain gradient descent starves on the way.',
    zh: '几乎平坦，然后是一个洼地：普通梯度下降会在半路停滞。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-7, 3], y: [-3, 3.5] },
  start: [-5, 2],
  minima: () => [[0, 0]],
  formula: `
    q = x^2 + 3 * y^2
    f = q / (1 + q)
  `,
}
