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
  const stepsOf = (budget: EvaluationBudget, last: number, training: number) =>
    Array.from({ length: last + 1 }, (_, step) => step).filter((step) => budget.due(step, training * step))

  it('spends an equal part of the allowance in each doubling of the steps', () => {
    const steps = stepsOf(new EvaluationBudget(1, 400), 2 ** 20 - 2, 0)
    expect(steps.length).toBe(400)
    const between = (from: number, to: number) => steps.filter((step) => step + 2 > from && step + 2 <= to).length
    for (let power = 2 ** 9; power < 2 ** 20; power *= 2) expect(between(power, 2 * power)).toBe(20)
    // The beginning is dense.
    expect(steps.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, step) => step))
  })

  it('spends a tenth of the training besides', () => {
    const count = stepsOf(new EvaluationBudget(1000, 0), 100_000, 100).length
    expect(count).toBe((0.1 * 100 * 100_000) / 1000)
  })
})
