import type { Surface } from '../kinds.ts'

/** (3 x^4 - 4 x^3 - 12 x^2) / 32 + 1: the minimum 0 at 2, a local one of 27/32 at -1, and a hump of 1 at 0 between them. */
export const doubleWell: Surface = {
  id: 'double-well',
  name: { en: 'Double well (one parameter)', zh: '双阱（单参数）' },
  source:
    'A polynomial with slope 3x (x + 1)(x − 2) / 8; on leaving such a well through noise Kramers 1940, doi:10.1016/S0031-8914(40)90098-2',
  summary: {
    en: 'A shallow well in front of a deep one: only momentum, noise or a large step gets across.',
    zh: '浅阱挡在深阱前面：只有动量、噪声或大步长才能越过。',
  },
  parameters: {},
  dimension: 1,
  view: { x: [-2.3, 3.3] },
  start: [-2.1],
  minima: () => [[2]],
  formula: '(3 * x^4 - 4 * x^3 - 12 * x^2) / 32 + 1',
}
