/** Common shapes of models to start from, and the plain dense network that is edited as a row of numbers. */
import { layers as catalog } from '../../../catalog/layers/index.ts'
import { same } from '../../../experiment/codec.ts'
import { defaultChoice, denseLayer } from '../../../experiment/defaults.ts'
import type { Choice } from '../../../experiment/document.ts'

export interface QuickStart {
  readonly id: 'linear' | 'small' | 'deep' | 'dense32' | 'dense64' | 'convolutional'
  /** The layers, with this activation between them. */
  readonly layers: (activation: string) => readonly Choice[]
}

const flatten = () => defaultChoice(catalog, 'flatten')
const convolution = (filters: number, activation: string): Choice => {
  const choice = defaultChoice(catalog, 'convolution')
  return { ...choice, parameters: { ...choice.parameters, filters, activation } }
}
const pooling = () => defaultChoice(catalog, 'max-pooling')
const dense = (units: readonly number[], activation: string) => units.map((count) => denseLayer(count, activation))

const forLists: readonly QuickStart[] = [
  { id: 'linear', layers: () => [] },
  { id: 'small', layers: (activation) => dense([8, 8], activation) },
  { id: 'deep', layers: (activation) => dense([16, 16, 16], activation) },
]

const forImages: readonly QuickStart[] = [
  { id: 'linear', layers: () => [flatten()] },
  { id: 'dense32', layers: (activation) => [flatten(), ...dense([32], activation)] },
  { id: 'dense64', layers: (activation) => [flatten(), ...dense([64, 64], activation)] },
  {
    id: 'convolutional',
    layers: (activation) => [
      convolution(8, activation),
      pooling(),
      convolution(16, activation),
      pooling(),
      flatten(),
      ...dense([32], activation),
    ],
  },
]

/** What is offered for inputs of a shape. */
export function quickStartsFor(shape: readonly number[]): readonly QuickStart[] {
  return shape.length > 1 ? forImages : forLists
}

/** The activation that the layers have, the first of them; where none has one tanh, for images ReLU. */
export function activationOf(layers: readonly Choice[], shape: readonly number[]): string {
  const active = layers.find(({ parameters }) => typeof parameters.activation === 'string')
  return String(active?.parameters.activation ?? (shape.length > 1 ? 'relu' : 'tanh'))
}

/** The quick start that the layers are; undefined where they are none. */
export function quickStartOf(layers: readonly Choice[], shape: readonly number[]): QuickStart | undefined {
  return quickStartsFor(shape).find((start) => same(start.layers(activationOf(layers, shape)), layers))
}

/** A network of dense layers with one activation. */
export interface Plain {
  readonly units: readonly number[]
  readonly activation: string
}

/** The layers as a plain dense network; undefined where they are more than that. Images are flattened first. */
export function plainOf(layers: readonly Choice[], shape: readonly number[]): Plain | undefined {
  const activation = activationOf(layers, shape)
  const inner = shape.length > 1 ? layers.slice(1) : layers
  const units = inner.map(({ parameters }) => Number(parameters.units))
  return same(layersOf({ units, activation }, shape), layers) ? { units, activation } : undefined
}

/** The layers of a plain dense network. */
export function layersOf({ units, activation }: Plain, shape: readonly number[]): readonly Choice[] {
  return [...(shape.length > 1 ? [flatten()] : []), ...dense(units, activation)]
}
