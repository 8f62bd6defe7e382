import type { Surface } from '../kinds.ts'
import { number } from '../parameters.ts'

/** Rosenbrock's valley: easy to enter, slow to follow round the bend to (1, 1). */
export const rosenbrock: Surface = {
  id: 'rosenbrock',
  name: { en: 'Rosenbrock valley', zh: 'Rosenbrock 弯谷' },
  source: 'Rosenbrock 1960, doi:10.1093/comjnl/3.3.175',
  summary: {
    en: 'A bent valley with a nearly flat floor: easy to enter, slow to follow.',
    zh: '谷底近乎平坦的弯谷：进去容易，沿谷前行缓慢。',
  },
  parameters: {
    steepness: number({
      label: { en: 'Steepness of the walls', zh: '谷壁陡度' },
      symbol: 'b',
      description: { en: 'Weight of the distance from the valley floor.', zh: '偏离谷底的权重。' },
      default: 100,
      min: 1,
      max: 1000,
      scale: 'log',
    }),
  },
  dimension: 2,
  view: { x: [-2, 2], y: [-1, 3] },
  start: [-1.2, 1],
  minima: () => [[1, 1]],
  formula: '(1 - x)^2 + steepness * (y - x^2)^2',
}
