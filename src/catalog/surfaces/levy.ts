import type { Surface } from '../kinds.ts'

/** Levy's function of two dimensions: parallel waves over a bowl, minimum 0 at (1, 1). */
export const levy: Surface = {
  id: 'levy',
  name: { en: 'Levy (folds)', zh: 'Levy（褶皱）' },
  source: 'Virtual Library of Simulation Experiments, https://www.sfu.ca/~ssurjano/levy.html',
  summary: {
    en: 'Long folds across the slope: each is a valley that has to be left again.',
    zh: '横在坡上的长褶皱：每一道都是必须再翻出去的谷。',
  },
  parameters: {},
  dimension: 2,
  view: { x: [-10, 10], y: [-10, 10] },
  start: [-8, 8],
  minima: () => [[1, 1]],
  formula: `
    u = 1 + (x - 1) / 4
    v = 1 + (y - 1) / 4
    folds = (u - 1)^2 * (1 + 10 * sin(3.141592653589793 * u + 1)^2)
    edge = (v - 1)^2 * (1 + sin(6.283185307179586 * v)^2)
    f = sin(3.141592653589793 * u)^2 + folds + edge
  `,
}
