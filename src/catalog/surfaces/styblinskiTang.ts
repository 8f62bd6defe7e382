import type { Surface } from '../kinds.ts'

/** The root of 4 x^3 - 32 x + 5 that lies lowest: both coordinates of the global minimum. */
const LOWEST = -2.903534027771177

/**
 * The Styblinski-Tang function, half the sum of x^4 - 16 x^2 + 5 x over both coordinates, plus the constant that makes its least value
 * 0 (without it -78.33). Three more minima, of 14.14 (twice) and 28.27.
 */
export const styblinskiTang: Surface = {
  id: 'styblinski-tang',
  name: { en: 'Styblinski–Tang (four basins)', zh: 'Styblinski–Tang（四个洼地）' },
  source:
    'Virtual Library of Simulation Experiments, https://www.sfu.ca/~ssurjano/stybtang.html; raised by 78.33, so that the minimum is 0',
  summary: {
    en: 'Four basins of different depth around a hump: the nearest one is seldom the deepest.',
    zh: '一座山丘四周有四个深浅不同的洼地：最近的往往不是最深的。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
  start: [-1.5, 4],
  minima: () => [[LOWEST, LOWEST]],
  formula: '(x^4 - 16 * x^2 + 5 * x + y^4 - 16 * y^2 + 5 * y) / 2 + 78.33233140754285',
}
