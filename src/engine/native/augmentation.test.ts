import { describe, expect, it } from 'vitest'
import { buildNetwork, SEED, type NetworkSetting } from './testing/buildNetwork.ts'
import { denseOperations } from './testing/chains.ts'
import { batchOf } from './testing/plainNetwork.ts'

const SAMPLES = 20

/** One linear output: the gradient of its weights is the input times that of its bias. */
function build(changes: Partial<NetworkSetting>) {
  const { input = [1] } = changes
  const features = input.reduce((product, size) => product * size, 1)
  const operations = denseOperations([features, 1])
  const built = buildNetwork({ input, operations, loss: 'squared', samples: SAMPLES, ...changes })
  built.theta.values.fill(0)
  return built
}

/** What the network saw of a row. */
function seen({ network, theta, into }: ReturnType<typeof build>, row: number): number[] {
  network.beginStep()
  network.gradient(theta, batchOf(Uint32Array.of(row)), into)
  const slope = into.values.at(-1)!
  return Array.from(into.values.subarray(0, -1), (value) => value / slope)
}

const close = (actual: readonly number[], expected: readonly number[], tolerance: number) =>
  expected.forEach((value, i) => expect(Math.abs(actual[i]! - value)).toBeLessThan(tolerance))

describe('augmentation', () => {
  it('adds noise of its own stream to every input, sample by sample', () => {
    for (const precision of ['float32', 'float64'] as const) {
      const built = build({ input: [3], augmentation: { noise: 0.5, shift: 0 }, precision })
      const stream = built.native.stream(SEED, 'augmentation')
      for (const row of [4, 4, 7]) {
        const own = built.plain.inputs.subarray(row * 3, row * 3 + 3)
        const expected = Array.from(own, (value) => value + 0.5 * stream.normal())
        close(seen(built, row), expected, precision === 'float32' ? 1e-5 : 1e-12)
      }
    }
  })

  it('moves images by whole pixels, and zeros come in', () => {
    const [height, width, channels] = [4, 5, 2]
    const built = build({ input: [height, width, channels], augmentation: { noise: 0, shift: 2 } })
    const stream = built.native.stream(SEED, 'augmentation')
    const shifts = new Set<string>()
    for (let step = 0; step < 200; step++) {
      const row = step % SAMPLES
      const [down, right] = [stream.below(5) - 2, stream.below(5) - 2]
      shifts.add(`${down},${right}`)
      const own = built.plain.inputs.subarray(row * 40, row * 40 + 40)
      const expected = Array.from(own, (_, i) => {
        const [y, x, c] = [Math.floor(i / 10) - down, (Math.floor(i / 2) % 5) - right, i % 2]
        return y >= 0 && y < height && x >= 0 && x < width ? own[(y * width + x) * channels + c]! : 0
      })
      close(seen(built, row), expected, 1e-12)
    }
    expect(shifts.size).toBe(25)
  })

  it('is the same for both precisions, all gradients of a step, and in the last vector of a batch', () => {
    const rows = Uint32Array.of(5, 1, 2, 9, 11)
    const settings = ['float32', 'float64'] as const
    const [single, double] = settings.map((precision) => {
      const built = build({ input: [3, 3, 1], augmentation: { noise: 0.1, shift: 1 }, precision })
      const batch = batchOf(rows)
      built.network.beginStep()
      built.network.gradient(built.theta, batch, built.into)
      const first = built.into.values.slice()
      built.network.gradient(built.theta, batch, built.into)
      expect(built.into.values).toEqual(first)
      return Array.from(first)
    })
    close(single!, double!, 1e-5)
    // The mean of what the rows give one by one, drawn in the same order.
    const alone = build({ input: [3, 3, 1], augmentation: { noise: 0.1, shift: 1 } })
    const sum = new Float64Array(10)
    for (const row of rows) {
      seen(alone, row)
      alone.into.values.forEach((value, i) => (sum[i]! += value / rows.length))
    }
    close(double!, [...sum], 1e-12)
  })

  it('lets no row of an earlier batch into the last vector of this one', () => {
    for (const precision of ['float32', 'float64'] as const) {
      const { network, theta, into } = build({
        input: [3],
        augmentation: { noise: 0.1, shift: 0 },
        wildRow: 0,
        precision,
      })
      theta.values.fill(1)
      expect(network.gradient(theta, batchOf(Uint32Array.of(1, 2, 3, 0)), into)).not.toBeLessThan(Infinity)
      for (const rows of [Uint32Array.of(1), Uint32Array.of(1, 2, 3)]) {
        expect(network.gradient(theta, batchOf(rows), into)).toBeLessThan(Infinity)
        expect(into.values.every(Number.isFinite)).toBe(true)
      }
    }
  })

  it('leaves evaluation alone, and lists of numbers unshifted', () => {
    const augmented = build({ input: [4], augmentation: { noise: 0, shift: 3 } })
    const plain = build({ input: [4] })
    expect(seen(augmented, 2)).toEqual(seen(plain, 2))
    expect(augmented.network.isRandom).toBe(false)
    const noisy = build({ input: [4], augmentation: { noise: 3, shift: 0 } })
    expect(noisy.network.scores(noisy.theta, 'train')).toEqual(plain.network.scores(plain.theta, 'train'))
    expect(noisy.network.predictSamples(noisy.theta, 0, 5)).toEqual(plain.network.predictSamples(plain.theta, 0, 5))
    expect(Object.keys(noisy.network.state())).toEqual(['augmentation'])
    expect(Object.keys(plain.network.state())).toEqual([])
  })
})
