import { describe, expect, it } from 'vitest'
import { decide, probabilityOf } from './decision.ts'

describe('decide', () => {
  it('applies the link of the loss', () => {
    expect(probabilityOf(0, 'sigmoid')).toBe(0.5)
    expect(probabilityOf(2, 'sigmoid')).toBeCloseTo(0.8808, 4)
    expect(probabilityOf(0, 'signed')).toBe(0.5)
    expect(probabilityOf(1.4, 'none')).toBe(1)
  })
  it('draws the boundary of two classes where the target codes meet', () => {
    const values = Float32Array.from([-1, 0.2, 0.7, 3])
    expect([...decide(values, 1, 2, 'sigmoid').classes]).toEqual([0, 1, 1, 1])
    expect([...decide(values, 1, 2, 'none').classes]).toEqual([0, 0, 1, 1])
    expect(decide(values, 1, 2, 'none').margins[0]!.values[1]).toBeCloseTo(-0.3)
  })
  it('takes the largest of several, and its softmax', () => {
    const { classes, confidence, margins } = decide(
      Float32Array.from([0, 0, 0, 1, 5, 2, 9, 9, 0, 0, 1, 0]),
      3,
      2,
      'softmax',
    )
    expect([...classes]).toEqual([0, 1, 0, 1])
    expect(confidence[0]).toBeCloseTo(1 / 3)
    expect(confidence[1]).toBeCloseTo(Math.exp(5) / (Math.exp(1) + Math.exp(5) + Math.exp(2)))
    expect(margins.map(({ values }) => values[1])).toEqual([-4, 3, -3])
  })
})
