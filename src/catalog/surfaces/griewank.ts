import type { Surface } from '../kinds.ts'

/** Griewank's function of two dimensions: waves on a bowl so wide that it hardly slopes; minimum 0 at the origin. */
export const griewank: Surface = {
  id: 'griewank',
  name: { en: 'Griewank (waves)', zh: 'Griewank（波纹）' },
  source: 'Virtual Library of Simulation Experiments, https://www.sfu.ca/~ssurjano/griewank.html',
  summary: {
    en: 'Many basins of nearly the same depth: the waves hide the bowl under them.',
    zh: '许多深度几乎相同的洼地：波纹盖住了下面的大碗。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-10, 10], y: [-10, 10] },
  start: [-6.4, 4],
  minima: () => [[0, 0]],
  formula: '(x^2 + y^2) / 4000 - cos(x) * cos(y / sqrt(2)) + 1',
}
