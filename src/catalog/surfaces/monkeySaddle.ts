import type { Surface } from '../kinds.ts'

const HALF_ROOT_3 = 0.8660254037844386

/**
 * x^3 - 3 x y^2, whose gradient and curvature both vanish at the origin, with its descent bounded by 3/4 (x^2 + y^2)^2 and raised by 1/4:
 * minima 0 at (-1, 0) and (1/2, +-sqrt(3)/2), so that a run ends somewhere.
 */
export const monkeySaddle: Surface = {
  id: 'monkey-saddle',
  name: { en: 'Monkey saddle', zh: '猴鞍面' },
  source: 'x³ − 3xy² (https://mathworld.wolfram.com/MonkeySaddle.html), bounded by ¾ (x² + y²)² and raised by ¼',
  summary: {
    en: 'Three ways down from one flat point where even the curvature is 0: runs linger, then part.',
    zh: '一个连曲率都为 0 的平点有三条下山路：选手先停留，然后分道扬镳。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-1.6, 1.6], y: [-1.4, 1.4] },
  start: [1.4, 0.01],
  minima: () => [
    [-1, 0],
    [0.5, HALF_ROOT_3],
    [0.5, -HALF_ROOT_3],
  ],
  formula: 'x^3 - 3 * x * y^2 + 0.75 * (x^2 + y^2)^2 + 0.25',
}
