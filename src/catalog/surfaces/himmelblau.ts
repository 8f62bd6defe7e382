import type { Surface } from '../kinds.ts'

/** Himmelblau's function: four minima, all 0. */
export const himmelblau: Surface = {
  id: 'himmelblau',
  name: { en: 'Himmelblau (four minima)', zh: 'Himmelblau（四个最小值）' },
  source: 'Himmelblau 1972, Applied Nonlinear Programming; https://en.wikipedia.org/wiki/Himmelblau%27s_function',
  summary: {
    en: 'Four equally deep valleys: the start and the method decide which one.',
    zh: '四个同样深的谷：起点与方法决定落入哪一个。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-6, 6], y: [-6, 6] },
  start: [0.5, 3],
  minima: () => [
    [3, 2],
    [-2.805118086952745, 3.131312518250573],
    [-3.779310253377747, -3.283185991286169],
    [3.584428340330492, -1.848126526964404],
  ],
  formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
}
