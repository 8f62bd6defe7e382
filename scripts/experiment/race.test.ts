import { describe, expect, it } from 'vitest'
import { defaultExperiment } from '../../src/experiment/defaults.ts'
import { presets } from '../../src/experiment/presets.ts'
import { nodeModules } from '../nodeModules.ts'
import { digest } from './digest.ts'
import { race } from './race.ts'

const silent = () => {}
const stopped = () => 0

describe('race', () => {
  const surface = { ...defaultExperiment(), budget: 300 }

  it('runs every racer to its end and tells how far it is', () => {
    const shares: number[] = []
    const results = race(surface, nodeModules(), stopped, (share) => shares.push(share))
    expect(results.map(({ racer }) => racer)).toEqual(surface.racers)
    expect(results.every(({ status, step }) => status === 'finished' && step === 300)).toBe(true)
    expect(shares.at(-1)).toBe(1)
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
  })

  it('gives the same bits however it is cut into turns', () => {
    const data = { ...presets.find(({ id }) => id === 'two-moons')!.experiment, budget: 200 }
    // A clock that always says the turn is over.
    let now = 0
    const hasty = () => (now += 1)
    const whole = race(data, nodeModules(), stopped, silent)
    const cut = race(data, nodeModules(), hasty, silent)
    expect(cut.map(({ records }) => digest(records))).toEqual(whole.map(({ records }) => digest(records)))
    expect(new Set(whole.map(({ records }) => digest(records))).size).toBe(4)
  })

  it('a diverged racer is a result and keeps nobody from finishing', () => {
    const [first, ...others] = surface.racers
    const results = race({ ...surface, racers: [{ ...first!, rate: 5 }, ...others] }, nodeModules(), stopped, silent)
    expect(results.map(({ status }) => status)).toEqual(['diverged', 'finished', 'finished', 'finished'])
    expect(results[0]!.divergence).toEqual({ step: expect.any(Number), where: expect.any(String) })
  })
})
