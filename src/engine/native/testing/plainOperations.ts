/** Every operation of a network in plain loops over float64, on a whole batch: what the kernels are compared with in tests. */
import type { Image, Operation, Windows } from '../../../catalog/layer.ts'

/** Values of each sample of a batch. */
export type Rows = readonly (readonly number[])[]

/** What operations need beside their inputs. */
export interface PlainMode {
  readonly training: boolean
  /** 32 random bits, for dropout. */
  readonly bits?: () => number
  /** Running averages of a batch normalization, changed by training. */
  readonly running?: { mean: number[]; variance: number[] }
}

interface PlainOperation<One> {
  /** `parameters` are the operation's tensors; `remember` keeps what the way back needs. */
  forward(operation: One, parameters: Rows, x: Rows, mode: PlainMode, remember: (rows: Rows) => void): Rows
  /** Gradients of the inputs, and of the tensors. */
  backward(operation: One, parameters: Rows, given: { x: Rows; y: Rows; delta: Rows; remembered: Rows }): Back
}

interface Back {
  readonly delta: Rows
  readonly gradients: Rows
}

type PlainOperations = { readonly [Kind in Operation['kind']]: PlainOperation<Extract<Operation, { kind: Kind }>> }

const zeros = (count: number) => new Array<number>(count).fill(0)
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

const functions: Record<string, { f: (x: number) => number; slope: (x: number) => number }> = {
  tanh: { f: (x) => Math.tanh(x), slope: (x) => 1 - Math.tanh(x) ** 2 },
  relu: { f: (x) => Math.max(x, 0), slope: (x) => (x > 0 ? 1 : 0) },
}

/** Calls `visit` with every pixel of the output, every place of its window, and the pixel of the input that lies there (-1: none). */
function eachPlace(
  { input, output, size, stride, padding }: Windows,
  visit: (position: number, place: number, pixel: number) => void,
): void {
  for (let top = 0; top < output.height; top++)
    for (let left = 0; left < output.width; left++)
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) {
          const [row, column] = [top * stride + i - padding, left * stride + j - padding]
          const inside = row >= 0 && row < input.height && column >= 0 && column < input.width
          visit(top * output.width + left, i * size + j, inside ? row * input.width + column : -1)
        }
}

const pixelsOf = ({ height, width }: Image) => height * width

/** The place of the greatest value of each window, the first of equals. */
function greatestOf(windows: Windows, x: readonly number[]): number[] {
  const { channels } = windows.input
  const places = new Array<number>(pixelsOf(windows.output) * channels).fill(-1)
  eachPlace(windows, (position, _, pixel) => {
    if (pixel < 0) return
    for (let c = 0; c < channels; c++) {
      const [at, from] = [position * channels + c, pixel * channels + c]
      if (places[at]! < 0 || x[from]! > x[places[at]!]!) places[at] = from
    }
  })
  return places
}

/** (values - mean) / deviation, and how its gradient goes back: for one set of values. */
function normalize(values: readonly number[], epsilon: number) {
  const mean = sum(values) / values.length
  const variance = sum(values.map((value) => (value - mean) ** 2)) / values.length
  const inverse = 1 / Math.sqrt(variance + epsilon)
  const z = values.map((value) => (value - mean) * inverse)
  const back = (g: readonly number[]) => {
    const [meanG, meanGZ] = [sum(g) / g.length, sum(g.map((value, i) => value * z[i]!)) / g.length]
    return g.map((value, i) => inverse * (value - meanG - z[i]! * meanGZ))
  }
  return { mean, variance, z, back }
}

export const plainOperations: PlainOperations = {
  affine: {
    forward: ({ inputs }, [w, b], x) =>
      x.map((row) => b!.map((bias, o) => row.reduce((total, value, i) => total + w![o * inputs + i]! * value, bias))),
    backward({ inputs, outputs }, [w], { x, delta }) {
      const [gradientW, gradientB] = [zeros(inputs * outputs), zeros(outputs)]
      for (const [n, row] of delta.entries())
        for (const [o, d] of row.entries()) {
          gradientB[o]! += d
          for (let i = 0; i < inputs; i++) gradientW[o * inputs + i]! += d * x[n]![i]!
        }
      const back = delta.map((row) => x[0]!.map((_, i) => sum(row.map((d, o) => d * w![o * inputs + i]!))))
      return { delta: back, gradients: [gradientW, gradientB] }
    },
  },

  activation: {
    forward: ({ id }, _, x) => x.map((row) => row.map(functions[id]!.f)),
    backward: ({ id }, _, { x, delta }) => ({
      delta: delta.map((row, n) => row.map((d, i) => d * functions[id]!.slope(x[n]![i]!))),
      gradients: [],
    }),
  },

  convolution: {
    forward(windows, [kernel, bias], x) {
      const { channels } = windows.input
      const area = windows.size * windows.size
      const filters = windows.output.channels
      return x.map((row) => {
        const y = Array.from({ length: pixelsOf(windows.output) * filters }, (_, i) => bias![i % filters]!)
        eachPlace(windows, (position, place, pixel) => {
          if (pixel < 0) return
          for (let f = 0; f < filters; f++)
            for (let c = 0; c < channels; c++)
              y[position * filters + f]! += kernel![(f * channels + c) * area + place]! * row[pixel * channels + c]!
        })
        return y
      })
    },
    backward(windows, [kernel, bias], { x, delta }) {
      const { channels } = windows.input
      const area = windows.size * windows.size
      const filters = windows.output.channels
      const [gradientK, gradientB] = [zeros(kernel!.length), zeros(bias!.length)]
      const back = delta.map((row, n) => {
        const into = zeros(x[n]!.length)
        for (const [i, d] of row.entries()) gradientB[i % filters]! += d
        eachPlace(windows, (position, place, pixel) => {
          if (pixel < 0) return
          for (let f = 0; f < filters; f++)
            for (let c = 0; c < channels; c++) {
              const [d, k] = [row[position * filters + f]!, (f * channels + c) * area + place]
              gradientK[k]! += d * x[n]![pixel * channels + c]!
              into[pixel * channels + c]! += d * kernel![k]!
            }
        })
        return into
      })
      return { delta: back, gradients: [gradientK, gradientB] }
    },
  },

  pooling: {
    forward(windows, _, x) {
      if (windows.reduce === 'max') return x.map((row) => greatestOf(windows, row).map((from) => row[from]!))
      const { channels } = windows.input
      return x.map((row) => {
        const y = zeros(pixelsOf(windows.output) * channels)
        eachPlace(windows, (position, _, pixel) => {
          if (pixel < 0) return
          for (let c = 0; c < channels; c++)
            y[position * channels + c]! += row[pixel * channels + c]! / (windows.size * windows.size)
        })
        return y
      })
    },
    backward(windows, _, { x, delta }) {
      const { channels } = windows.input
      const back = delta.map((row, n) => {
        const into = zeros(x[n]!.length)
        if (windows.reduce === 'max') greatestOf(windows, x[n]!).forEach((from, i) => (into[from]! += row[i]!))
        else
          eachPlace(windows, (position, _, pixel) => {
            if (pixel < 0) return
            for (let c = 0; c < channels; c++)
              into[pixel * channels + c]! += row[position * channels + c]! / (windows.size * windows.size)
          })
        return into
      })
      return { delta: back, gradients: [] }
    },
  },

  flatten: {
    forward({ input }, _, x) {
      const pixels = pixelsOf(input)
      return x.map((row) => row.map((_, i) => row[(i % pixels) * input.channels + Math.floor(i / pixels)]!))
    },
    backward({ input }, _, { delta }) {
      const pixels = pixelsOf(input)
      const back = delta.map((row) =>
        row.map((_, i) => row[(i % input.channels) * pixels + Math.floor(i / input.channels)]!),
      )
      return { delta: back, gradients: [] }
    },
  },

  dropout: {
    forward({ rate }, _, x, { training, bits }, remember) {
      const factor = () => (!training ? 1 : bits!() >= rate * 2 ** 32 ? 1 / (1 - rate) : 0)
      const factors = x.map((row) => row.map(factor))
      remember(factors)
      return x.map((row, n) => row.map((value, i) => value * factors[n]![i]!))
    },
    backward: (_, __, { delta, remembered }) => ({
      delta: delta.map((row, n) => row.map((d, i) => d * remembered[n]![i]!)),
      gradients: [],
    }),
  },

  'batch-normalization': {
    forward({ channels, epsilon, momentum }, [scale, shift], x, { training, running }) {
      const each = x[0]!.map((_, i) => i)
      const y = x.map((row) => [...row])
      for (let c = 0; c < channels; c++) {
        const own = each.filter((i) => i % channels === c)
        const values = x.flatMap((row) => own.map((i) => row[i]!))
        const batch = normalize(values, epsilon)
        const { mean, variance } = training ? batch : { mean: running!.mean[c]!, variance: running!.variance[c]! }
        if (training && running && values.length > 1) {
          const unbiased = (batch.variance * values.length) / (values.length - 1)
          running.mean[c] = (1 - momentum) * running.mean[c]! + momentum * mean
          running.variance[c] = (1 - momentum) * running.variance[c]! + momentum * unbiased
        }
        for (const row of y)
          for (const i of own) row[i] = ((row[i]! - mean) / Math.sqrt(variance + epsilon)) * scale![c]! + shift![c]!
      }
      return y
    },
    backward({ channels, epsilon }, [scale], { x, delta }) {
      const each = x[0]!.map((_, i) => i)
      const [gradientScale, gradientShift] = [zeros(channels), zeros(channels)]
      const back = delta.map((row) => [...row])
      for (let c = 0; c < channels; c++) {
        const own = each.filter((i) => i % channels === c)
        const { z, back: through } = normalize(
          x.flatMap((row) => own.map((i) => row[i]!)),
          epsilon,
        )
        const d = delta.flatMap((row) => own.map((i) => row[i]!))
        gradientShift[c] = sum(d)
        gradientScale[c] = sum(d.map((value, i) => value * z[i]!))
        const into = through(d.map((value) => value * scale![c]!))
        for (const [n, row] of back.entries()) for (const [k, i] of own.entries()) row[i] = into[n * own.length + k]!
      }
      return { delta: back, gradients: [gradientScale, gradientShift] }
    },
  },

  'layer-normalization': {
    forward: ({ epsilon }, [scale, shift], x) =>
      x.map((row) => normalize(row, epsilon).z.map((z, i) => z * scale![i]! + shift![i]!)),
    backward({ units, epsilon }, [scale], { x, delta }) {
      const [gradientScale, gradientShift] = [zeros(units), zeros(units)]
      const back = delta.map((row, n) => {
        const { z, back: through } = normalize(x[n]!, epsilon)
        for (const [i, d] of row.entries()) {
          gradientShift[i]! += d
          gradientScale[i]! += d * z[i]!
        }
        return through(row.map((d, i) => d * scale![i]!))
      })
      return { delta: back, gradients: [gradientScale, gradientShift] }
    },
  },
}
