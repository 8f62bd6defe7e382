/** Chains of layers for tests: every operation of a network, first, last and in the middle. */
import type { Shape } from '../../../catalog/layer.ts'
import type { LayerChoice } from './chains.ts'

export const same = { padding: 'same', stride: 1, size: 3 }
const valid = { padding: 'valid', stride: 1, size: 3 }
/** One filter a pixel: parameters in front of what is tested, so that its inputs have a gradient. */
const pointwise = ['convolution', { filters: 3, size: 1, stride: 1, padding: 'valid' }] as const
const tanh = ['activation', { activation: 'tanh' }] as const
export const flatten = ['flatten'] as const
export const dense = (units: number): LayerChoice => ['dense', { units }]

/** Layers that between them have every operation, in several shapes: name, input, layers. */
export const everyChain: [name: string, input: Shape, layers: LayerChoice[]][] = [
  ['convolution, same', [5, 4, 1], [['convolution', { ...same, filters: 3 }], tanh, flatten, dense(2)]],
  ['convolution, valid', [5, 4, 1], [['convolution', { ...valid, filters: 3 }], tanh, flatten, dense(2)]],
  [
    'convolution, valid, stride 2',
    [7, 6, 2],
    [['convolution', { ...valid, stride: 2, filters: 5 }], flatten, dense(2)],
  ],
  ['convolution, same, stride 3', [7, 5, 2], [['convolution', { ...same, stride: 3, filters: 2 }], flatten, dense(2)]],
  ['convolution, same, size 2', [3, 3, 2], [['convolution', { ...same, size: 2, filters: 1 }], flatten, dense(2)]],
  ['convolution, size 1', [3, 2, 4], [['convolution', { ...valid, size: 1, filters: 4 }], tanh, flatten, dense(2)]],
  ['convolution of the whole image', [3, 3, 2], [['convolution', { ...valid, filters: 6 }], flatten, dense(3)]],
  [
    'two convolutions',
    [6, 5, 2],
    [['convolution', { ...same, filters: 3 }], tanh, ['convolution', { ...valid, filters: 4 }], flatten, dense(2)],
  ],
  [
    'a convolution over zeros on top of another',
    [5, 4, 1],
    [
      ['convolution', { ...same, filters: 2 }],
      tanh,
      ['convolution', { ...same, stride: 2, filters: 3 }],
      ['convolution', { ...same, size: 2, filters: 2 }],
      flatten,
      dense(2),
    ],
  ],
  ['max pooling', [6, 4, 1], [pointwise, ['max-pooling', { size: 2 }], flatten, dense(2)]],
  ['max pooling that leaves a border', [5, 7, 1], [pointwise, ['max-pooling', { size: 2 }], flatten, dense(2)]],
  ['max pooling that overlaps', [5, 5, 2], [pointwise, ['max-pooling', { size: 3, stride: 1 }], flatten, dense(2)]],
  ['average pooling', [6, 4, 1], [pointwise, ['average-pooling', { size: 2 }], flatten, dense(2)]],
  [
    'average pooling that overlaps',
    [5, 4, 1],
    [pointwise, ['average-pooling', { size: 3, stride: 1 }], flatten, dense(2)],
  ],
  ['average pooling with gaps', [7, 7, 1], [pointwise, ['average-pooling', { size: 2, stride: 3 }], flatten, dense(2)]],
  ['pooling of inputs', [4, 4, 2], [['max-pooling', { size: 2 }], ['average-pooling', { size: 2 }], flatten, dense(3)]],
  ['flatten of inputs', [2, 3, 4], [flatten, dense(3)]],
  ['flatten between layers', [3, 2, 2], [pointwise, tanh, flatten, dense(4), tanh, dense(2)]],
  ['dropout', [5], [dense(7), ['dropout', { rate: 0.4 }], tanh, dense(2)]],
  ['dropout of inputs', [6], [['dropout', { rate: 0.25 }], dense(3)]],
  ['dropout twice', [4], [dense(5), ['dropout', { rate: 0.5 }], dense(3), ['dropout', { rate: 0.1 }], dense(2)]],
  ['batch normalization', [3], [dense(5), ['batch-normalization'], tanh, dense(2)]],
  ['batch normalization of inputs', [4], [['batch-normalization', { epsilon: 0.1 }], dense(2)]],
  ['batch normalization of images', [4, 3, 2], [pointwise, ['batch-normalization'], tanh, flatten, dense(2)]],
  ['layer normalization', [3], [dense(6), ['layer-normalization'], tanh, dense(2)]],
  ['layer normalization of inputs', [5], [['layer-normalization', { epsilon: 0.1 }], dense(2)]],
  [
    'everything',
    [7, 6, 2],
    [
      ['convolution', { ...same, filters: 3 }],
      ['batch-normalization'],
      tanh,
      ['max-pooling', { size: 2 }],
      ['convolution', { ...valid, size: 2, filters: 4 }],
      ['average-pooling', { size: 2, stride: 1 }],
      ['dropout', { rate: 0.2 }],
      flatten,
      dense(5),
      ['layer-normalization'],
      tanh,
      dense(3),
    ],
  ],
]
