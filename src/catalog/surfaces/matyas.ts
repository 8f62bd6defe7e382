import type { Surface } from '../kinds.ts'

/** Matyas's function: a shallow diagonal trough, curvatures 0.04 along it and 1 across; minimum 0 at the origin. */
export const matyas: Surface = {
  id: 'matyas',
  name: { en: 'Matyas trough', zh: 'Matyas 浅槽' },
  source: 'Virtual Library of Simulation Experiments, https://www.sfu.ca/~ssurjano/matya.html',
  summary: {
    en: 'A shallow diagonal trough: across it is quick, along its floor the slope is 25 times weaker.',
    zh: '沿对角线的浅槽：横向很快，沿槽底的坡度要弱 25 倍。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-10, 10], y: [-10, 10] },
  start: [-9, -3],
  minima: () => [[0, 0]],
  formula: '0.26 * (x^2 + y^2) - 0.48 * x * y',
}
