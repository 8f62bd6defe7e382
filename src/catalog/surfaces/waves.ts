import type { Surface } from '../kinds.ts'
import { number } from '../parameters.ts'

/** x^2 / 50 + depth (1 - cos(2 x)): a wide parabola with a wave on it; minimum 0 at 0. */
export const waves: Surface = {
  id: 'waves',
  name: { en: 'Waves (one parameter)', zh: '波浪（单参数）' },
  source: "Rastrigin's function in one dimension, stretched; https://www.sfu.ca/~ssurjano/rastr.html",
  summary: {
    en: 'A row of dips on a gentle slope: each is a local minimum to get stuck in.',
    zh: '缓坡上的一排小坑：每个都是可能卡住的局部最小值。',
  },
  parameters: {
    depth: number({
      label: { en: 'Height of the waves', zh: '波高' },
      symbol: 'A',
      description: { en: 'With 0 the slope is smooth.', zh: '为 0 时坡面是光滑的。' },
      default: 0.2,
      min: 0,
      max: 2,
    }),
  },
  dimension: 1,
  view: { x: [-12, 7] },
  start: [-10.3],
  minima: () => [[0]],
  formula: 'x^2 / 50 + depth * (1 - cos(2 * x))',
}
