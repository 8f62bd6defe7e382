import { describe, expect, it } from 'vitest'
import { compareSingle, disturber, type Row } from './single.ts'

/** Three steps of a run of two parameters, each off by so much. */
const run = (off = 0, lossOff = 0): Row[] =>
  [1, 2, 3].map((step) => ({ step, theta: [step + off, 2 * step - off], loss: 5 - step + lossOff }))

describe('a float32 run', () => {
  it('that is the float64 one passes to its last step', () => {
    expect(compareSingle(run(), run(), [run(1e-9)])).toEqual({ until: 3 })
  })

  it('may be off by 50 times the change of the disturbed runs, and by 1e-6 at least', () => {
    expect(compareSingle(run(4.9e-6), run(), [run(1e-7)]).why).toBeUndefined()
    expect(compareSingle(run(5.1e-6), run(), [run(1e-7)]).why).toMatch(
      /^step 1: theta is off by 5.1e-6, 5.0e-6 is allowed/,
    )
    expect(compareSingle(run(0.9e-6), run(), [run()]).why).toBeUndefined()
    expect(compareSingle(run(1.1e-6), run(), [run()]).why).toMatch(/theta/)
    expect(compareSingle(run(0, 1e-3), run(), [run()]).why).toMatch(/^step 1: loss/)
  })

  it('that is not a number fails', () => {
    expect(compareSingle(run(NaN), run(), [run(1e-7)]).why).toMatch(/theta/)
    expect(compareSingle(run(0, NaN), run(), [run(1e-7)]).why).toMatch(/loss/)
  })

  it('is compared until what is allowed passes a hundredth of the parameters', () => {
    const disturbed = run().map((row, i) => ({ ...row, theta: i < 2 ? row.theta : [3.01, 6] }))
    expect(compareSingle(run(1e-3), run(), [run(1e-3)])).toEqual({ until: 0 })
    expect(compareSingle(run(1e-7), run(), [disturbed])).toEqual({ until: 2 })
  })
})

describe('a disturbance', () => {
  it('changes every number by 2^-23 of itself, up or down, the same for the same seed', () => {
    const disturbed = (seed: number) => {
      const values = Float64Array.from({ length: 100 }, (_, i) => i + 1)
      disturber(seed)(values)
      return values
    }
    const factors = disturbed(1).map((value, i) => value / (i + 1) - 1)
    for (const factor of factors) expect(Math.abs(factor)).toBeCloseTo(2 ** -23, 15)
    expect(factors.some((factor) => factor > 0) && factors.some((factor) => factor < 0)).toBe(true)
    expect(disturbed(1)).toEqual(disturbed(1))
    expect(disturbed(1)).not.toEqual(disturbed(2))
  })
})
