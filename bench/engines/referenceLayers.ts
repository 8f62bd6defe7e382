/** Layers in plain float64 loops. An image lies as layers.ts says: [height, width, channels]. */
import type { Image } from '../../src/catalog/layer.ts'
import {
  valuesOf,
  weightsPerChannel,
  type Activation,
  type Convolution,
  type Dense,
  type Layer,
  type MaxPooling,
} from '../layers.ts'

/** A layer with a place for its parameters at `offset`. */
export interface ReferenceLayer {
  forward(theta: Float64Array, input: Float64Array): Float64Array
  /**
   * From the derivative of the loss by each output to that by each input; adds that by the parameters to `gradient`.
   * `input` and `output` are those of the forward pass.
   */
  backward(pass: {
    theta: Float64Array
    input: Float64Array
    output: Float64Array
    slopes: Float64Array
    gradient: Float64Array
  }): Float64Array
}

const indexIn = ({ width, channels }: Image, row: number, column: number, channel: number) =>
  (row * width + column) * channels + channel

/** An activation, and its derivative by what it gave. */
const activations: Record<Activation, { value: (sum: number) => number; slope: (output: number) => number }> = {
  tanh: { value: Math.tanh, slope: (output) => 1 - output ** 2 },
  relu: { value: (sum) => Math.max(0, sum), slope: (output) => (output > 0 ? 1 : 0) },
  linear: { value: (sum) => sum, slope: () => 1 },
}

/** All products that a layer sums up: output[to] gets weight[by] * input[from]. */
interface Products {
  readonly by: number[]
  readonly from: number[]
  readonly to: number[]
}

function denseProducts({ input, output }: Dense): Products {
  const products: Products = { by: [], from: [], to: [] }
  for (let o = 0; o < output.channels; o++)
    for (let channel = 0; channel < input.channels; channel++)
      for (let row = 0; row < input.height; row++)
        for (let column = 0; column < input.width; column++) {
          products.by.push(products.by.length)
          products.from.push(indexIn(input, row, column, channel))
          products.to.push(o)
        }
  return products
}

function convolutionProducts({ input, output, size }: Convolution): Products {
  const products: Products = { by: [], from: [], to: [] }
  const border = (size - 1) / 2
  for (let o = 0; o < output.channels; o++)
    for (let row = 0; row < output.height; row++)
      for (let column = 0; column < output.width; column++)
        for (let channel = 0; channel < input.channels; channel++)
          for (let i = 0; i < size; i++)
            for (let j = 0; j < size; j++) {
              const [y, x] = [row + i - border, column + j - border]
              if (y < 0 || y >= input.height || x < 0 || x >= input.width) continue
              products.by.push(((o * input.channels + channel) * size + i) * size + j)
              products.from.push(indexIn(input, y, x, channel))
              products.to.push(indexIn(output, row, column, o))
            }
  return products
}

/** activation(sum of products + bias); each channel has a bias. */
function affine(layer: Dense | Convolution, offset: number): ReferenceLayer {
  const { by, from, to } = layer.kind === 'dense' ? denseProducts(layer) : convolutionProducts(layer)
  const { channels } = layer.output
  const outputs = valuesOf(layer.output)
  const biases = offset + channels * weightsPerChannel(layer)
  const { value, slope } = activations[layer.activation]
  return {
    forward(theta, input) {
      const sums = Float64Array.from({ length: outputs }, (_, o) => theta[biases + (o % channels)]!)
      for (let k = 0; k < by.length; k++) sums[to[k]!]! += theta[offset + by[k]!]! * input[from[k]!]!
      return sums.map(value)
    },
    backward({ theta, input, output, slopes, gradient }) {
      const back = new Float64Array(input.length)
      const delta = slopes.map((each, o) => each * slope(output[o]!))
      for (let o = 0; o < outputs; o++) gradient[biases + (o % channels)]! += delta[o]!
      for (let k = 0; k < by.length; k++) {
        gradient[offset + by[k]!]! += delta[to[k]!]! * input[from[k]!]!
        back[from[k]!]! += delta[to[k]!]! * theta[offset + by[k]!]!
      }
      return back
    },
  }
}

/** Where the greatest value of each window lies; of equals the first, row by row. */
function winners({ input, output, size }: MaxPooling, values: Float64Array): number[] {
  const places: number[] = []
  for (let row = 0; row < output.height; row++)
    for (let column = 0; column < output.width; column++)
      for (let channel = 0; channel < output.channels; channel++) {
        let best = indexIn(input, row * size, column * size, channel)
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++) {
            const place = indexIn(input, row * size + i, column * size + j, channel)
            if (values[place]! > values[best]!) best = place
          }
        places.push(best)
      }
  return places
}

/** The gradient of a window goes to its winner. */
function maxPooling(layer: MaxPooling): ReferenceLayer {
  return {
    forward: (_, input) => Float64Array.from(winners(layer, input), (place) => input[place]!),
    backward({ input, slopes }) {
      const back = new Float64Array(input.length)
      winners(layer, input).forEach((place, o) => (back[place]! += slopes[o]!))
      return back
    },
  }
}

export function referenceLayer(layer: Layer, offset: number): ReferenceLayer {
  return layer.kind === 'max-pooling' ? maxPooling(layer) : affine(layer, offset)
}
