import { describe, expect, it } from 'vitest'
import { EvaluationBudget, nextRecorded, Recorder, recordingStride } from './recording.ts'

describe('recorded steps', () => {
  it('are all steps up to 512, then 256 a doubling', () => {
    const steps: number[] = []
    for (let step = 0; step < 8192;) steps.push((step = nextRecorded(step)))
    expect(steps.slice(0, 512)).toEqual(Array.from({ length: 512 }, (_, i) => i + 1))
    for (const [from, to] of [
      [512, 1024],
      [1024, 2048],
      [2048, 4096],
      [4096, 8192],
    ])
      expect(steps.filter((step) => step > from && step <= to)).toHaveLength(256)
  })

  it('depend on the step alone', () => {
    for (const step of [1, 511, 512, 513, 1023, 1024, 5000, 999_999]) {
      const next = nextRecorded(step)
      expect(next).toBeGreaterThan(step)
      expect(next % recordingStride(next)).toBe(0)
      for (let between = step + 1; between < Math.min(next, step + 50); between++)
        expect(nextRecorded(between)).toBe(next)
    }
  })
})

describe('Recorder', () => {
  it('grows, and returns copies of the rows asked for', () => {
    const recorder = new Recorder(['step', 'loss'])
    for (let step = 0; step < 1000; step++) recorder.push({ step, loss: step % 2 ? step : NaN })
    const columns = recorder.since(998)
    expect([...columns.step]).toEqual([998, 999])
    expect([...columns.loss]).toEqual([NaN, 999])
    columns.step[0] = -1
    expect(recorder.since(998).step[0]).toBe(998)
  })
})

describe('EvaluationBudget', () => {
  it('spends the allowance, then a tenth of the training', () => {
    const budget = new EvaluationBudget(1000, 10_000)
    let count = 0
    for (let step = 0; step <= 100_000; step++) if (budget.due(step, 100 * step)) count++
    expect(count).toBe(10 + (0.1 * 100 * 100_000) / 1000)
  })
})
