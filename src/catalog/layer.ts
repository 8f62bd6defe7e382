/** Layers of a model: each is a few operations of the engine, with the shapes that pass through them. */
import type { Definition, Text, Values } from './definition.ts'

/** What a layer takes and gives: [features], or an image as [height, width, channels]. */
export type Shape = readonly number[]

/** An image: its values lie [height, width, channels]. */
export interface Image {
  readonly height: number
  readonly width: number
  readonly channels: number
}

/** Windows over an image; positions outside of it are zero (convolution) or left out (pooling). */
export interface Windows {
  readonly input: Image
  readonly output: Image
  readonly size: number
  readonly stride: number
  /** Rows and columns of padding above and to the left. */
  readonly padding: number
}

/** One operation of the engine on a batch, forward and backward. */
export type Operation =
  /** y = W x + b; W is [outputs, inputs]. */
  | { readonly kind: 'affine'; readonly inputs: number; readonly outputs: number }
  /** Cross-correlation plus bias; the kernel is [output channels, input channels, size, size], as in PyTorch. */
  | ({ readonly kind: 'convolution' } & Windows)
  | ({ readonly kind: 'pooling'; readonly reduce: 'max' | 'mean' } & Windows)
  /** [height, width, channels] to [channels, height, width], as PyTorch flattens. */
  | { readonly kind: 'flatten'; readonly input: Image }
  | { readonly kind: 'activation'; readonly id: string; readonly units: number }
  /** Zeroes each value with probability `rate` in training and scales the others by 1 / (1 - rate). */
  | { readonly kind: 'dropout'; readonly rate: number; readonly units: number }
  /** Per channel over the batch and all positions; scale and shift [channels]; running averages for evaluation. */
  | {
      readonly kind: 'batch-normalization'
      readonly channels: number
      readonly positions: number
      readonly momentum: number
      readonly epsilon: number
    }
  /** Per sample over its units; scale and shift [units]. */
  | { readonly kind: 'layer-normalization'; readonly units: number; readonly epsilon: number }

/** A layer on a given input, or why it does not fit there. */
export type Built =
  | { readonly output: Shape; readonly operations: readonly Operation[] }
  | { readonly misfit: Text; /** The id of a layer that would make it fit, put in front. */ readonly before?: string }

export interface Layer extends Definition {
  readonly build: (input: Shape, values: Values) => Built
}

export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1)

/** A shape of three numbers as an image. */
export function imageOf(shape: Shape): Image | undefined {
  if (shape.length !== 3) return undefined
  const [height, width, channels] = shape as [number, number, number]
  return { height, width, channels }
}
