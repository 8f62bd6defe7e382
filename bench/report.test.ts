import { describe, expect, it } from 'vitest'
import { speedTable } from './report.ts'
import { workloads } from './workloads.ts'

describe('speedTable', () => {
  it('shows speeds and ratios, and a dash where an engine takes no part', () => {
    const some = workloads().filter(({ name }) => ['a', 'g', 'rosenbrock'].includes(name))
    const table = speedTable(
      some,
      ['native', 'tfjs-cpu', 'convnetjs'],
      [
        { workload: 'a', engine: 'native', stepsPerSecond: 2430000 },
        { workload: 'a', engine: 'tfjs-cpu', stepsPerSecond: 5900 },
        { workload: 'a', engine: 'convnetjs', stepsPerSecond: 810000 },
        { workload: 'g', engine: 'native', stepsPerSecond: 424.4 },
        { workload: 'g', engine: 'tfjs-cpu', stepsPerSecond: 3.2345 },
        { workload: 'g', engine: 'convnetjs', stepsPerSecond: 15 },
        { workload: 'rosenbrock', engine: 'native', stepsPerSecond: 1e7 },
        { workload: 'rosenbrock', engine: 'tfjs-cpu', stepsPerSecond: 8000.4 },
      ],
    )
    const cells = table.split('\n').map((line) => line.trim().split(/ {2,}/))
    expect(cells[1]!.slice(1)).toEqual(['2,430,000', '5,900', '810,000', '412x', '3.0x'])
    expect(cells[2]!.slice(1)).toEqual(['424', '3.23', '15', '131x', '28x'])
    expect(cells[3]!.slice(1)).toEqual(['10,000,000', '8,000', '-', '1,250x', '-'])
  })
})
