import type { Surface } from '../kinds.ts'

/** The one-parameter example J(theta) = (theta - 3)^2: its gradient is 2 (theta - 3), and a rate above 1 diverges. */
export const parabola: Surface = {
  id: 'parabola',
  name: { en: 'Parabola (one parameter)', zh: '抛物线（单参数）' },
  source: 'The textbook example J(θ) = (θ − 3)²',
  summary: {
    en: 'One parameter, one minimum at 3: the smallest problem there is.',
    zh: '一个参数，一个位于 3 的最小值：最小的问题。',
  },
  parameters: {},
  dimension: 1,
  view: { x: [-6, 12] },
  start: [-4],
  minima: () => [[3]],
  formula: '(x - 3)^2',
}
