import type { Surface } from '../kinds.ts'
import { number } from '../parameters.ts'

/** Rastrigin's function: a bowl with a regular grid of local minima; the global one is 0 at the origin. */
export const rastrigin: Surface = {
  id: 'rastrigin',
  name: { en: 'Rastrigin (many minima)', zh: 'Rastrigin（许多极小值）' },
  source: 'Rastrigin 1974; Mühlenbein, Schomisch & Born 1991, doi:10.1016/S0167-8191(05)80052-3',
  summary: {
    en: 'A bowl full of dents: nearly every start ends in a local minimum.',
    zh: '布满小坑的碗：几乎每个起点都会落入局部最小值。',
  },
  parameters: {
    depth: number({
      label: { en: 'Depth of the dents', zh: '坑的深度' },
      symbol: 'A',
      description: { en: 'With 0 the bowl is smooth.', zh: '为 0 时碗是光滑的。' },
      default: 10,
      min: 0,
      max: 20,
    }),
  },
  dimension: 2,
  view: { x: [-5.12, 5.12], y: [-5.12, 5.12] },
  start: [-3.4, 2.7],
  minima: () => [[0, 0]],
  formula: `
    dents = 2 - cos(6.283185307179586 * x) - cos(6.283185307179586 * y)
    f = x^2 + y^2 + depth * dents
  `,
}
