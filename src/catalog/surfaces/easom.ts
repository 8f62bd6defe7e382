import type { Surface } from '../kinds.ts'

const PI = 3.141592653589793

/** Easom's function plus 1, so that its least value is 0: flat but for one hole at (pi, pi). */
export const easom: Surface = {
  id: 'easom',
  name: { en: 'Easom (one hole)', zh: 'Easom（一个洞）' },
  source:
    'Virtual Library of Simulation Experiments, https://www.sfu.ca/~ssurjano/easom.html; raised by 1, so that the minimum is 0',
  summary: {
    en: 'Flat ground with a single hole: two steps away from it, nothing tells where it is.',
    zh: '平地上只有一个洞：离它稍远，就没有任何方向提示。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [0, 6.4], y: [0, 6.4] },
  start: [1.7, 2.1],
  minima: () => [[PI, PI]],
  formula: '1 - cos(x) * cos(y) * exp(-(x - 3.141592653589793)^2 - (y - 3.141592653589793)^2)',
}
