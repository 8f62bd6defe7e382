import type { Surface } from '../kinds.ts'

/** A saddle at the origin, curvature 1 along x and -1 along y, with minima 0 at (0, -1) and (0, 1), so that a run ends somewhere. */
export const saddle: Surface = {
  id: 'saddle',
  name: { en: 'Saddle', zh: '鞍点' },
  source: 'x² − y² with its descent bounded by y⁴; Dauphin et al. 2014, arXiv:1406.2572, on why saddles matter',
  summary: {
    en: 'Downhill on both sides of a ridge; on the ridge itself the slope leads to a dead point.',
    zh: '山脊两侧都是下坡；而沿山脊的坡度通向停滞点。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-2.4, 1.2], y: [-1.5, 1.5] },
  start: [-2, 0.001],
  minima: () => [
    [0, -1],
    [0, 1],
  ],
  formula: 'x^2 / 2 + (y^2 - 1)^2 / 4',
}
