/** What the benchmark prints. */
import { alignedTable } from '../scripts/table.ts'
import type { Name, Workload } from './workloads.ts'

export interface Result {
  readonly workload: Name
  readonly engine: string
  readonly stepsPerSecond: number
}

/** To a whole number, a small one to three digits. */
export const rounded = (speed: number): number => (speed < 100 ? Number(speed.toPrecision(3)) : Math.round(speed))

const count = (value: number) => rounded(value).toLocaleString('en-US')

/** 2.6x, 35x, 1,200x. */
export const ratio = (value: number): string =>
  `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0, minimumFractionDigits: value < 10 ? 1 : 0 })}x`

/** Steps per second of every engine for every workload, and how many times faster the first engine is. */
export function speedTable(
  workloads: readonly Pick<Workload, 'name' | 'title'>[],
  engines: readonly string[],
  results: readonly Result[],
): string {
  const speed = (workload: Name, engine: string) =>
    results.find((result) => result.workload === workload && result.engine === engine)?.stepsPerSecond
  const [mine, ...peers] = engines
  const header = ['steps per second', ...engines, ...peers.map((peer) => `${mine} / ${peer}`)]
  const rows = workloads.map(({ name, title }) => {
    const own = speed(name, mine!)
    const ratios = peers.map((peer) => {
      const other = speed(name, peer)
      return own && other ? `${ratio(own / other)}` : '-'
    })
    const label = name === 'rosenbrock' ? title : `${name}: ${title}`
    const speeds = engines.map((engine) => speed(name, engine))
    return [label, ...speeds.map((value) => (value === undefined ? '-' : count(value))), ...ratios]
  })
  return alignedTable([header, ...rows])
}
