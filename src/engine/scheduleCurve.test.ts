import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { defaultRacer } from '../experiment/defaults.ts'
import { scheduleCurve } from './scheduleCurve.ts'

describe('the sketch of a schedule', () => {
  const racer = { ...defaultRacer(0), rate: 0.5, schedule: { id: 'linear', parameters: { from: 1, to: 0, steps: 0 } } }

  it('has its warm-up in front', () => {
    const curve = scheduleCurve({ ...racer, warmup: { steps: 5, from: 0, offset: 0 } }, 11, 100, nodeModules())
    const expected = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 5 / 12, 4 / 12, 3 / 12, 2 / 12, 1 / 12]
    expect(curve).toHaveLength(11)
    expected.forEach((rate, step) => expect(curve[step]).toBeCloseTo(rate, 12))
  })

  it('takes its points evenly from the whole run', () => {
    const curve = scheduleCurve(racer, 1001, 11, nodeModules())
    expect(curve).toHaveLength(11)
    curve.forEach((rate, i) => expect(rate).toBeCloseTo(0.5 * (1 - (100 * i) / 1001), 12))
  })
})
