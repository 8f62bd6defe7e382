import { describe, expect, it } from 'vitest'
import { compareEngines, comparisonText } from './compare.ts'
import type { Engine } from './engine.ts'
import { trainRosenbrock } from './engines/reference.ts'
import { workloads } from './workloads.ts'

const [surface] = workloads().filter(({ name }) => name === 'rosenbrock')
const all = [surface!]
/** An engine that takes a millisecond a step and is off by so much. */
function engine(off: number): Engine & { closed: number } {
  return {
    name: 'torch',
    closed: 0,
    precision: () => 'float64',
    create(workload) {
      let done = 0
      return {
        async run(steps) {
          done += steps
          await new Promise((resolve) => setTimeout(resolve, Math.min(steps, 100)))
        },
        parameters: () =>
          workload.kind === 'surface' ? trainRosenbrock(workload, done).map((value) => value + off) : [],
        dispose() {},
      }
    },
    about: () => 'torch: a test',
    close() {
      this.closed++
    },
  }
}

const absent: Engine = { name: 'convnetjs', precision: () => 'float64', create: () => 'no surfaces here' }

describe('compareEngines', () => {
  it(
    'times those that compute the same, says why others do not take part, and closes all',
    { timeout: 60000 },
    async () => {
      const right = engine(0)
      const comparison = await compareEngines([right, absent], all, () => {})
      expect(comparison.results).toEqual([
        { workload: 'rosenbrock', engine: 'torch', stepsPerSecond: expect.any(Number) as number },
      ])
      expect(comparison.remarks).toEqual(['torch: a test', 'convnetjs: no surfaces here'])
      expect(right.closed).toBe(1)
      const lines = comparisonText(comparison).split('\n')
      expect(lines[0]).not.toMatch(/convnetjs/)
      expect(lines.slice(-2)).toEqual(comparison.remarks)
    },
  )

  it('refuses one that computes something else, and closes it', async () => {
    const wrong = engine(1e-6)
    await expect(compareEngines([wrong], all, () => {})).rejects.toThrow(/torch does not compute workload rosenbrock/)
    expect(wrong.closed).toBe(1)
  })
})
