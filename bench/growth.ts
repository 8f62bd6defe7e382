/** `npm run bench -- --growth`: how the cost of our own engine grows with parameters, batch size, racers and steps. */
import type { NativeModules } from '../src/engine/native/instance.ts'
import { alignedTable } from '../scripts/table.ts'
import type { Training } from './engine.ts'
import { native } from './engines/native.ts'
import { median, timeInTurns, type Contender } from './timing.ts'
import { perceptron, prototypes, workloads, type NetworkWorkload } from './workloads.ts'

export interface Growth {
  /** What grows. */
  readonly of: string
  /** What is measured meanwhile. */
  readonly cost: string
  readonly rows: readonly { readonly value: number; readonly microseconds: number }[]
}

/** What grows takes these values. */
const sizes = {
  hidden: [8, 32, 128, 512],
  batch: [1, 4, 16, 64, 256, 1024],
  racers: [1, 2, 4, 8],
  steps: [1000, 10_000, 100_000, 1_000_000],
}

/** 64 inputs, a hidden layer, 10 classes: workload c in other sizes. */
const network = (hidden: number, batch: number): NetworkWorkload =>
  prototypes('c', perceptron(64, hidden), { samples: 1024, batch, rate: 0.1 })

/** Times trainings in turns: [value, what starts one]. */
async function grown(
  of: string,
  cost: string,
  trainings: readonly (readonly [number, Contender['begin']])[],
): Promise<Growth> {
  const timings = await timeInTurns(trainings.map(([value, begin]) => ({ name: String(value), begin })))
  return {
    of,
    cost,
    rows: trainings.map(([value], i) => ({ value, microseconds: 1e6 / timings[i]!.stepsPerSecond })),
  }
}

/** Several racers of one workload in one worker, which takes some steps of each in turn. */
function crowd(begin: () => Training, count: number): Pick<Training, 'run' | 'dispose'> {
  const racers = Array.from({ length: count }, begin)
  return {
    run(steps) {
      for (let done = 0; done < steps; done += 32)
        for (const racer of racers) void racer.run(Math.min(32, steps - done))
    },
    dispose: () => racers.forEach((racer) => racer.dispose()),
  }
}

/** From the start to so many steps, each from a fresh start; the median of five. */
function throughSteps(begin: () => Training): Growth {
  const rows = sizes.steps.map((value) => {
    const times = Array.from({ length: 5 }, () => {
      const training = begin()
      const started = performance.now()
      void training.run(value)
      const took = performance.now() - started
      training.dispose()
      return took
    })
    return { value, microseconds: 1000 * median(times) }
  })
  return { of: 'steps', cost: 'all steps of a', rows }
}

export async function measureGrowth(modules: NativeModules, say: (text: string) => void): Promise<Growth[]> {
  const engine = native(modules)
  const begin = (workload: NetworkWorkload) => () => engine.create(workload) as Training
  const [a] = workloads() as [NetworkWorkload]
  say('parameters')
  const parameters = await grown(
    'parameters',
    'a step of 64-n-10, batch 64',
    sizes.hidden.map((hidden) => {
      const workload = network(hidden, 64)
      return [workload.start.length, begin(workload)] as const
    }),
  )
  say('batch size')
  const batch = await grown(
    'batch size',
    'a step of 64-64-10',
    sizes.batch.map((size) => [size, begin(network(64, size))] as const),
  )
  say('racers')
  const racers = await grown(
    'racers',
    'a step of each, 64-64-10, batch 64, in one worker',
    sizes.racers.map((count) => [count, () => crowd(begin(network(64, 64)), count)] as const),
  )
  say('steps')
  return [parameters, batch, racers, throughSteps(begin(a))]
}

const digits = (value: number) => value.toLocaleString('en-US', { maximumSignificantDigits: 3 })

/** A table for each: what grows, the cost, and the cost of one. */
export function growthText(all: readonly Growth[]): string {
  return all
    .map(({ of, cost, rows }) =>
      alignedTable([
        [of, `microseconds: ${cost}`, 'divided by the first column'],
        ...rows.map(({ value, microseconds }) => [
          value.toLocaleString('en-US'),
          digits(microseconds),
          digits(microseconds / value),
        ]),
      ]),
    )
    .join('\n\n')
}
