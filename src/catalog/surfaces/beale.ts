import type { Surface } from '../kinds.ts'

/** Beale's function: plateaus with steep corners, minimum 0 at (3, 0.5). */
export const beale: Surface = {
  id: 'beale',
  name: { en: 'Beale plateau', zh: 'Beale 平台' },
  source: 'Beale 1958; Moré, Garbow & Hillstrom 1981, problem 5, doi:10.1145/355934.355936',
  summary: {
    en: 'Wide flat ground with steep corners: tiny gradients, then sudden ones.',
    zh: '大片平坦区，四角陡峭：梯度时而极小、时而骤增。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
  start: [1, 1.5],
  minima: () => [[3, 0.5]],
  formula: '(1.5 - x + x * y)^2 + (2.25 - x + x * y^2)^2 + (2.625 - x + x * y^3)^2',
}
