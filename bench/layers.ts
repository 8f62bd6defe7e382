/** Layers of the timed networks, each with what it takes and gives; a description for engines, none runs here. */
import type { Image } from '../src/catalog/layer.ts'

export type Activation = 'tanh' | 'relu' | 'linear'

/** Values lie [height, width, channels]; a flat list is the channels of an image of one pixel. */
interface Placed {
  readonly input: Image
  readonly output: Image
}

/** activation(W x + b); W is [outputs, inputs], the inputs in the order channel, row, column, as PyTorch flattens. */
export interface Dense extends Placed {
  readonly kind: 'dense'
  readonly activation: Activation
}

/** Cross-correlation plus bias with zeros around, then the activation; weights are [out, in, row, column]. */
export interface Convolution extends Placed {
  readonly kind: 'convolution'
  /** Height and width of a filter, odd. */
  readonly size: number
  readonly activation: Activation
}

/** The greatest value of each window; windows do not overlap. */
export interface MaxPooling extends Placed {
  readonly kind: 'max-pooling'
  /** Height and width of a window. */
  readonly size: number
}

export type Layer = Dense | Convolution | MaxPooling

/** A layer once it is known what it takes. */
type Planned = (input: Image) => Layer

/** A flat list of values. */
export const flat = (channels: number): Image => ({ height: 1, width: 1, channels })

export const dense =
  (units: number, activation: Activation): Planned =>
  (input) => ({ kind: 'dense', input, output: flat(units), activation })

/** 3x3 filters and relu. */
export const convolution =
  (filters: number): Planned =>
  (input) => ({ kind: 'convolution', input, output: { ...input, channels: filters }, size: 3, activation: 'relu' })

/** Windows of 2x2, over an even height and width. */
export const maxPooling = (): Planned => (input) => {
  const { height, width, channels } = input
  return { kind: 'max-pooling', input, output: { height: height / 2, width: width / 2, channels }, size: 2 }
}

/** Layers on top of each other. */
export function stacked(input: Image, planned: readonly Planned[]): Layer[] {
  let image = input
  return planned.map((plan) => {
    const layer = plan(image)
    image = layer.output
    return layer
  })
}

export const valuesOf = ({ height, width, channels }: Image): number => height * width * channels

/** Weights of one output channel: a layer's parameters are so many for each channel in turn, then a bias for each. */
export function weightsPerChannel(layer: Layer): number {
  if (layer.kind === 'max-pooling') return 0
  return layer.kind === 'dense' ? valuesOf(layer.input) : layer.input.channels * layer.size * layer.size
}

/** How many parameters a layer has. */
export function parametersOf(layer: Layer): number {
  return layer.kind === 'max-pooling' ? 0 : layer.output.channels * (weightsPerChannel(layer) + 1)
}

function shortName(layer: Layer): string {
  if (layer.kind === 'max-pooling') return 'pool'
  return layer.kind === 'dense' ? String(layer.output.channels) : `conv${layer.output.channels}`
}

/** The layers in a line, like 64-64-10 or 8x8x1-conv8-pool-10. */
export function outline(layers: readonly Layer[]): string {
  const { height, width, channels } = layers[0]!.input
  const input = height * width > 1 ? `${height}x${width}x${channels}` : String(channels)
  return [input, ...layers.map(shortName)].join('-')
}
