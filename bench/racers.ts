/**
 * Two racers on two cores: in Node, two workers with a racer each. The racers train one after the other in one worker, and then both
 * at once in two; that in turns, and the median counts.
 */
import { fileURLToPath } from 'node:url'
import { Worker, parentPort, workerData } from 'node:worker_threads'
import { nodeModules } from '../scripts/nodeModules.ts'
import { alignedTable } from '../scripts/table.ts'
import type { Training } from './engine.ts'
import { native } from './engines/native.ts'
import { median } from './timing.ts'
import { workloads, type Name } from './workloads.ts'

/** How much faster two racers of a workload train at once than one after the other. */
export interface TwoRacers {
  readonly workload: Name
  readonly faster: number
}

/** What the worker of a racer is given. */
interface Given {
  readonly racer: Name
}

const seconds = 0.5
const rounds = 7

/** The other side: trains as many steps as each message says, and answers when they are done. */
export function serveRacer(): void {
  const { racer } = workerData as Given
  const workload = workloads().find(({ name }) => name === racer)!
  const training = native(nodeModules()).create(workload) as Training
  parentPort!.on('message', (steps: number) => {
    void training.run(steps)
    parentPort!.postMessage('done')
  })
}

/** A racer in a worker of this very program (bench.ts). */
function startRacer(racer: Name): { train(steps: number): Promise<void>; end(): Promise<number> } {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { racer } satisfies Given })
  return {
    train: (steps) =>
      new Promise((resolve, reject) => {
        worker.once('error', reject)
        worker.once('message', () => {
          worker.off('error', reject)
          resolve()
        })
        worker.postMessage(steps)
      }),
    end: () => worker.terminate(),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

async function twoRacers(workload: Name): Promise<TwoRacers> {
  const [first, second] = [startRacer(workload), startRacer(workload)]
  let steps = 1
  while ((await timed(() => first.train(steps))) < seconds) steps *= 2
  await second.train(steps)
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const one = await timed(async () => {
      await first.train(steps)
      await second.train(steps)
    })
    const both = await timed(() => Promise.all([first.train(steps), second.train(steps)]))
    ratios.push(one / both)
  }
  await Promise.all([first.end(), second.end()])
  return { workload, faster: median(ratios) }
}

/** Measures the workloads of these names. */
export async function measureRacers(names: readonly Name[]): Promise<TwoRacers[]> {
  const measured: TwoRacers[] = []
  for (const name of names) measured.push(await twoRacers(name))
  return measured
}

export const racersText = (measured: readonly TwoRacers[]): string =>
  alignedTable([
    ['two racers on two cores', 'faster than one after the other'],
    ...measured.map(({ workload, faster }) => [workload, `${faster.toFixed(2)}x`]),
  ])
