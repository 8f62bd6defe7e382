import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from './instance.ts'
import { selectorOf, STREAM_BYTES, type StreamName } from './random.ts'

const native = createNative(nodeModules())

describe('random streams', () => {
  it('are PCG-XSH-RR 64/32', () => {
    const at = native.allocate(STREAM_BYTES)
    native.kernel.randomSeed(at, 42n, 54n)
    // pcg32-demo of www.pcg-random.org: pcg32_srandom(42, 54).
    const expected = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e]
    expect(expected.map(() => native.kernel.randomBits(at) >>> 0)).toEqual(expected)
  })

  // Links depend on these numbers for ever. They come from an implementation in Python integers.
  it.each([
    ['weights', [0x5b39e1e0, 0x7b2dd8c3, 0xae6908ee, 0x11151e91]],
    ['data', [0xfa65c6f1, 0xe9bb4380, 0xde36d0a2, 0x09514d1f]],
    ['order', [0xb5036240, 0xc4a97164, 0xb7a8e71f, 0x9070a281]],
    ['noise', [0x17791a02, 0x347f6623, 0x31fb6fc2, 0x192e1348]],
    ['dropout', [0x2ec267e1, 0x70f5bed5, 0xeed68838, 0xd5de5083]],
  ] as [StreamName, number[]][])('%s of seed 1 is frozen', (name, expected) => {
    const stream = native.stream(1, name)
    expect(expected.map(() => stream.bits())).toEqual(expected)
  })

  it('are frozen in every kind of draw', () => {
    const uniform = native.stream(1, 'data')
    expect([1, 2, 3].map(() => uniform.uniform())).toEqual([0.9781154983715241, 0.8680239098995686, 0.5387604901472612])
    const normal = native.stream(1, 'noise')
    expect([1, 2, 3, 4].map(() => normal.normal())).toEqual([
      0.14793005120572045, 0.41286723449010465, 0.7749660420450442, -1.120387715255189,
    ])
    const below = native.stream(1, 'order')
    expect(Array.from({ length: 12 }, () => below.below(10))).toEqual([6, 8, 3, 7, 7, 1, 7, 4, 6, 8, 7, 4])
    const large = native.stream(4294967295, 'weights')
    expect([large.bits(), large.bits(), large.bits()]).toEqual([0x1a2dcb3c, 0x7f3f7904, 0x5d215f9e])
    expect([large.below(3000000000), large.below(3000000000)]).toEqual([554450730, 2100036652])
    const stream = native.stream(1, 'order')
    const into = native.allocate(40)
    native.kernel.randomPermutation(stream.address, into, 10)
    expect([...new Uint32Array(native.memory.buffer, into, 10)]).toEqual([3, 0, 2, 9, 8, 1, 4, 7, 5, 6])
  })

  it('select by the name with FNV-1a', () => {
    expect(selectorOf('')).toBe(0xcbf29ce484222325n)
    expect(selectorOf('data')).toBe(0x855b556730a34a05n)
  })

  it('go on from a kept state, the unused normal included', () => {
    const stream = native.stream(3, 'noise')
    stream.normal()
    const state = stream.state()
    const expected = [stream.normal(), stream.uniform(), stream.normal()]
    stream.restore(state)
    expect([stream.normal(), stream.uniform(), stream.normal()]).toEqual(expected)
  })

  it('are distributed as they should be', () => {
    const stream = native.stream(5, 'data')
    const count = 100_000
    const moments = (draw: () => number) => {
      const values = Array.from({ length: count }, draw)
      const mean = values.reduce((a, b) => a + b, 0) / count
      return { mean, variance: values.reduce((a, b) => a + (b - mean) ** 2, 0) / count, values }
    }
    const uniform = moments(() => stream.uniform())
    expect(Math.abs(uniform.mean - 0.5)).toBeLessThan(0.005)
    expect(Math.abs(uniform.variance - 1 / 12)).toBeLessThan(0.002)
    const normal = moments(() => stream.normal())
    expect(Math.abs(normal.mean)).toBeLessThan(0.015)
    expect(Math.abs(normal.variance - 1)).toBeLessThan(0.02)
    const within = normal.values.filter((x) => Math.abs(x) < 1.959964).length / count
    expect(Math.abs(within - 0.95)).toBeLessThan(0.003)
    const cells = new Array<number>(7).fill(0)
    for (let i = 0; i < count; i++) cells[stream.below(7)]++
    for (const cell of cells) expect(Math.abs(cell / count - 1 / 7)).toBeLessThan(0.005)
  })

  it('refuse a bad seed or bound', () => {
    expect(() => native.stream(-1, 'data')).toThrow('seed must be a whole number from 0 to 4294967295, got -1')
    expect(() => native.stream(1, 'data').below(0)).toThrow('n must be a whole number from 1 to 4294967295, got 0')
  })
})
