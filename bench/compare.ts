/** Engines side by side: each is checked first, then those that compute the same are timed in turns. */
import { checkEngine } from './check.ts'
import type { Engine, EngineName } from './engine.ts'
import { rounded, speedTable, type Result } from './report.ts'
import { timeInTurns, type Contender } from './timing.ts'
import type { Workload } from './workloads.ts'

export interface Comparison {
  readonly results: readonly Result[]
  /** The engines and workloads that were asked for. */
  readonly engines: readonly EngineName[]
  readonly workloads: readonly Pick<Workload, 'name' | 'title'>[]
  /** What one has to know about engines; who takes no part in what, and why. */
  readonly remarks: readonly string[]
}

function contender(engine: Engine, workload: Workload): Contender {
  return {
    name: engine.name,
    async begin() {
      const training = await engine.create(workload)
      if (typeof training === 'string') throw new Error(training)
      return training
    },
  }
}

/** Compares engines on workloads; `say` is told how it goes. Throws where an engine computes something else. */
export async function compareEngines(
  engines: readonly Engine[],
  workloads: readonly Workload[],
  say: (text: string) => void,
): Promise<Comparison> {
  const results: Result[] = []
  /** Workloads without an engine, by the reason. */
  const absences = new Map<string, string[]>()
  try {
    for (const workload of workloads) {
      const contenders: Contender[] = []
      for (const engine of engines) {
        const off = await checkEngine(engine, workload)
        if (typeof off === 'number') {
          say(`${workload.name} ${engine.name}: computes the same, off by ${off.toExponential(1)}`)
          contenders.push(contender(engine, workload))
        } else {
          const reason = `${engine.name}: ${off}`
          absences.set(reason, [...(absences.get(reason) ?? []), workload.name])
        }
      }
      for (const { name, stepsPerSecond } of await timeInTurns(contenders))
        results.push({ workload: workload.name, engine: name, stepsPerSecond: rounded(stepsPerSecond) })
    }
  } finally {
    // A process that goes on would keep this one from ending.
    for (const engine of engines) engine.close?.()
  }
  const remarks = [...absences].map(([reason, names]) =>
    names.length === workloads.length ? reason : `${names.join(', ')} without ${reason}`,
  )
  return {
    results,
    engines: engines.map(({ name }) => name),
    workloads: workloads.map(({ name, title }) => ({ name, title })),
    remarks: [...engines.flatMap((engine) => engine.about?.() ?? []), ...remarks],
  }
}

/** The table of the engines that took part, and the remarks. */
export function comparisonText({ results, engines, workloads, remarks }: Comparison): string {
  const present = engines.filter((name) => results.some(({ engine }) => engine === name))
  return [speedTable(workloads, present, results), ...remarks].join('\n')
}
