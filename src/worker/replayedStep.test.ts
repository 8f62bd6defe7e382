import { expect, it } from 'vitest'
import { FakeTime, FakeTrainer, type FakeRun } from './fakeTrainer.ts'
import { replayedStep } from './replayedStep.ts'

function replay(step: number, run: Partial<FakeRun> = {}, from?: number) {
  const time = new FakeTime()
  const trainer = new FakeTrainer(time, { cost: 1, budget: 1e6, ...run })
  const checkpoint = from === undefined ? undefined : { step: from, arrays: { sum: Float64Array.of(1) }, numbers: {} }
  const options = { build: () => trainer, checkpoint, step, parameter: null, clock: time.clock }
  return { trace: replayedStep(options), trainer, spent: time.now }
}

it('makes the step again, from the start or from a checkpoint before it, and leaves no trainer', () => {
  expect(replay(5)).toMatchObject({ trace: { t: 5 }, spent: 5, trainer: { disposed: true, followed: 4 } })
  expect(replay(500, {}, 480)).toMatchObject({ trace: { t: 500 }, spent: 20 })
  // One of the step itself comes too late.
  expect(replay(5, {}, 5)).toMatchObject({ trace: { t: 5 }, spent: 5 })
})

it('gives up where it takes too long', () => {
  const { trace, spent, trainer } = replay(5000)
  expect(trace).toBeNull()
  expect(spent).toBeLessThan(300)
  expect(trainer.disposed).toBe(true)
})

it('has nothing to tell where the way ends before, or the trainer fails', () => {
  expect(replay(5, { diverges: 3 }).trace).toBeNull()
  const failed = replay(5, { throws: 3 })
  expect(failed.trace).toBeNull()
  expect(failed.trainer.disposed).toBe(true)
})
