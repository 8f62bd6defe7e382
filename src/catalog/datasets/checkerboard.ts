import type { GeneratedDataset } from '../dataset.ts'
import { noise, number } from '../parameters.ts'
import { classified } from './shared/samples.ts'

/**
 * Uniform in the square [-1, 1)^2, cut into `squares` x `squares` fields; classes alternate, the field at (-1, -1) is of class 0. Noise
 * moves points after they are labelled.
 */
export const checkerboard: GeneratedDataset = {
  id: 'checkerboard',
  name: { en: 'Checkerboard', zh: '棋盘' },
  source: 'Fields of alternating class on [−1, 1)², as the checkerboard of Ho & Kleinberg 1996',
  summary: {
    en: 'Squares of two classes in turn: the more of them, the larger a network has to be.',
    zh: '两类方格交替排列：格子越多，需要的网络越大。',
  },
  parameters: {
    squares: number({
      label: { en: 'Squares a side', zh: '每边格数' },
      symbol: 'n',
      description: { en: 'Number of squares along each side.', zh: '每条边上的方格数。' },
      default: 4,
      min: 2,
      max: 8,
      integer: true,
    }),
    noise: noise(0.03, 0.5),
  },
  task: () => 'binary',
  classes: () => 2,
  shape: [2],
  view: { x: [-1.2, 1.2], y: [-1.2, 1.2] },
  generate: (count, values, random) => {
    const squares = values.squares as number
    const sigma = values.noise as number
    const field = (share: number) => Math.floor(squares * share)
    return classified(count, 2, (label) => {
      let x = random.uniform()
      let y = random.uniform()
      while ((field(x) + field(y)) % 2 !== label) {
        x = random.uniform()
        y = random.uniform()
      }
      return [2 * x - 1 + sigma * random.normal(), 2 * y - 1 + sigma * random.normal()]
    })
  },
}
