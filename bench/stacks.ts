/** What stacked racers cost on a device: eight of them beside one, in turns. */
import type { NativeModules } from '../src/engine/native/instance.ts'
import { alignedTable } from '../scripts/table.ts'
import { racersOn } from './engines/device.ts'
import { take, type Backend } from './engines/tfjs.ts'
import { median } from './timing.ts'
import { workloads, type NetworkWorkload } from './workloads.ts'

export interface StackCost {
  readonly backend: Backend
  readonly racers: number
  /** Seconds of a step of all of them, as a share of those of one racer alone. */
  readonly share: number
}

const RACERS = 8
const SECONDS = 1
const ROUNDS = 5

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** Workload a on every backend that there is. */
export async function measureStacks(modules: NativeModules, say: (text: string) => void): Promise<StackCost[]> {
  const workload = workloads().find(({ name }) => name === 'a') as NetworkWorkload
  const costs: StackCost[] = []
  for (const backend of ['webgl', 'webgpu'] as const) {
    const missing = await take(backend)
    if (missing !== undefined) {
      say(missing)
      continue
    }
    const [one, all] = [racersOn(modules, workload, 1), racersOn(modules, workload, RACERS)]
    let steps = 16
    await all.run(steps)
    // Beyond the steps that are all recorded.
    await one.run(600)
    await all.run(600)
    while ((await timed(() => one.run(steps))) < SECONDS) steps *= 2
    const shares: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const alone = await timed(() => one.run(steps))
      shares.push((await timed(() => all.run(steps))) / alone)
      say(
        `${backend}: ${steps} steps of one in ${alone.toFixed(2)} s, of ${RACERS} in ${shares.at(-1)!.toFixed(2)} times that`,
      )
    }
    one.dispose()
    all.dispose()
    costs.push({ backend, racers: RACERS, share: median(shares) })
  }
  return costs
}

export function stacksText(costs: readonly StackCost[]): string {
  const rows = costs.map(({ backend, racers, share }) => [backend, String(racers), `${share.toFixed(2)} x`])
  return alignedTable([['backend', 'racers', 'time of one'], ...rows])
}
