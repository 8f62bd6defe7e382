import { describe, expect, it } from 'vitest'
import type { Precision } from '../../experiment/document.ts'
import { buildNetwork, type NetworkSetting } from './testing/buildNetwork.ts'
import { operationsOf } from './testing/chains.ts'
import { batchOf } from './testing/plainNetwork.ts'

const RATE = 0.3
const UNITS = 50
const SAMPLES = 200

/** Dropout of the inputs and one linear output, so that the gradient of the weights shows which inputs were there. */
function build(precision: Precision = 'float64', changes: Partial<NetworkSetting> = {}) {
  const operations = operationsOf(
    [UNITS],
    [
      ['dropout', { rate: RATE }],
      ['dense', { units: 1 }],
    ],
  )
  return buildNetwork({ input: [UNITS], operations, loss: 'squared', samples: SAMPLES, precision, ...changes })
}

/** Which weights have a gradient after a batch of one row. */
function mask({ network, theta, into }: ReturnType<typeof build>, batch = batchOf(Uint32Array.of(3))): boolean[] {
  network.gradient(theta, batch, into)
  return Array.from(into.values.subarray(0, UNITS), (value) => value !== 0)
}

const next = (built: ReturnType<typeof build>) => {
  built.network.beginStep()
  return mask(built)
}

describe('dropout', () => {
  it('drops its share of the values, and scales the others', () => {
    const built = build()
    const draws = Array.from({ length: 400 }, () => next(built)).flat()
    const dropped = draws.filter((kept) => !kept).length / draws.length
    // Four standard errors.
    expect(Math.abs(dropped - RATE)).toBeLessThan(4 * Math.sqrt((RATE * (1 - RATE)) / draws.length))
    const { network, theta, into, plain } = built
    theta.values.fill(0)
    network.gradient(theta, batchOf(Uint32Array.of(3)), into)
    const slope = into.values[UNITS]!
    for (let i = 0; i < UNITS; i++)
      if (into.values[i] !== 0)
        expect(into.values[i]).toBeCloseTo((slope * plain.inputs[3 * UNITS + i]!) / (1 - RATE), 12)
  })

  it('is another one at each step, and the same in both precisions', () => {
    const [single, double] = [build('float32'), build('float64')]
    const masks = Array.from({ length: 5 }, () => next(double))
    expect(Array.from({ length: 5 }, () => next(single))).toEqual(masks)
    expect(new Set(masks.map(String)).size).toBe(5)
  })

  it('is the same for all gradients of a step', () => {
    const built = build()
    const batch = batchOf(Uint32Array.of(3))
    built.network.beginStep()
    const first = mask(built, batch)
    expect(mask(built, batch)).toEqual(first)
    const loss = built.network.gradient(built.theta, batch, built.into)
    expect(built.network.gradient(built.theta, batch, built.into)).toBe(loss)
    built.network.beginStep()
    expect(mask(built, batch)).not.toEqual(first)
  })

  it('differs between the batches of a step, and each comes back', () => {
    const built = build()
    const [a, b] = [batchOf(Uint32Array.of(3)), batchOf(Uint32Array.of(3))]
    built.network.beginStep()
    const [first, second] = [mask(built, a), mask(built, b)]
    expect(second).not.toEqual(first)
    expect([mask(built, b), mask(built, a)]).toEqual([second, first])
    // The next step goes on where the last new batch ended.
    const other = build()
    expect([next(other), next(other)]).toEqual([first, second])
    expect(next(built)).toEqual(next(other))
  })

  it('leaves evaluation alone', () => {
    const { network, theta } = build()
    const before = network.state().dropout!.slice()
    const { network: without, theta: same } = build('float64', {
      operations: operationsOf([UNITS], [['dense', { units: 1 }]]),
    })
    const batch = batchOf(Uint32Array.of(1, 2, 3))
    expect(network.loss(theta, batch)).toBe(without.loss(same, batch))
    expect(network.scores(theta, 'validation')).toEqual(without.scores(same, 'validation'))
    expect(network.predictSamples(theta, 0, 9)).toEqual(without.predictSamples(same, 0, 9))
    expect(network.state().dropout).toEqual(before)
    expect([network.isRandom, without.isRandom]).toEqual([true, false])
  })

  it('goes on from a kept state', () => {
    const built = build()
    next(built)
    const kept = built.network.state().dropout!.slice()
    const expected = [next(built), next(built)]
    const other = build()
    other.network.state().dropout!.set(kept as never)
    expect([next(other), next(other)]).toEqual(expected)
  })
})
