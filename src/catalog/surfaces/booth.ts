import type { Surface } from '../kinds.ts'

/** Booth's function: a quadratic bowl, curvatures 2 and 18, turned by 45 degrees; minimum 0 at (1, 3). */
export const booth: Surface = {
  id: 'booth',
  name: { en: 'Booth bowl', zh: 'Booth 碗' },
  source: 'Virtual Library of Simulation Experiments, https://www.sfu.ca/~ssurjano/booth.html',
  summary: {
    en: 'An oval bowl turned by 45 degrees: easy, but a rate per parameter cannot straighten it.',
    zh: '旋转 45 度的椭圆碗：不难，但逐参数的步长无法把它摆正。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-10, 10], y: [-10, 10] },
  start: [-8, -4],
  minima: () => [[1, 3]],
  formula: '(x + 2 * y - 7)^2 + (2 * x + y - 5)^2',
}
