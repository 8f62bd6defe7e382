import { expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { presets } from '../experiment/presets.ts'
import { estimate } from './estimate.ts'

const { experiment } = presets.find(({ id }) => id === 'two-moons')!
const racer = experiment.racers[0]

/** A clock on which every look takes a millisecond. */
function ticking(): () => number {
  let now = 0
  return () => (now += 0.001)
}

it('grows with the budget, and is what the whole run takes where that is short', () => {
  const at = (budget: number) =>
    estimate({ ...experiment, budget }, racer, { modules: nodeModules(), clock: ticking() })
  const [one, ten] = [at(100_000), at(1_000_000)]
  expect(ten / one).toBeCloseTo(10, 6)
  expect(one).toBeGreaterThan(1)
  expect(at(1)).toBeLessThan(0.01)
})
