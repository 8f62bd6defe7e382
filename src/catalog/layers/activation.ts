import { sizeOf, type Layer } from '../layer.ts'
import { activationChoice, activationOf } from './shared/activationChoice.ts'

/** An activation by itself: after a normalization, which goes between a linear layer and its activation. */
export const activation: Layer = {
  id: 'activation',
  name: { en: 'Activation', zh: '激活' },
  source: 'The activations of the catalog as a layer',
  summary: {
    en: 'A function of each value, by itself; for use after a normalization.',
    zh: '单独的激活函数，用在归一化之后。',
  },
  parameters: { activation: activationChoice('relu') },
  build: (input, p) => ({ output: input, operations: activationOf(p.activation, sizeOf(input)) }),
}
