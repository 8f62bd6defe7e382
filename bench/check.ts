/** Before anything is timed, every engine must compute the same training as plain float64 loops. */
import type { Engine } from './engine.ts'
import { trainNetwork, trainRosenbrock } from './engines/reference.ts'
import { batchOrder, type Workload } from './workloads.ts'

/** Updates that are compared. */
export const checkedSteps = 20

/** Largest difference of a parameter, relative to 1 + its size. */
export function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length)
    throw new Error(`difference: ${actual.length} parameters where ${expected.length} were expected`)
  let largest = 0
  for (let i = 0; i < expected.length; i++) {
    const off = Math.abs(actual[i]! - expected[i]!) / (1 + Math.abs(expected[i]!))
    if (Number.isNaN(off)) return NaN
    largest = Math.max(largest, off)
  }
  return largest
}

/** What an engine may differ by after 20 updates. */
const allowed = { float32: 2e-6, float64: 1e-11 }

/** Trains `engine` beside the reference; returns the difference, throws where it is too large. */
export function checkEngine(engine: Engine, workload: Workload): number | string {
  const order = workload.kind === 'network' ? batchOrder(workload, 2, 7) : undefined
  const training = engine.create(workload, order)
  if (typeof training === 'string') return training
  training.run(checkedSteps)
  const expected =
    workload.kind === 'network' ? trainNetwork(workload, order!, checkedSteps) : trainRosenbrock(workload, checkedSteps)
  const off = difference(training.parameters(), expected)
  training.dispose()
  const limit = allowed[engine.precision(workload)]
  if (!(off <= limit))
    throw new Error(
      `${engine.name} does not compute workload ${workload.name}: off by ${off} after ${checkedSteps} steps, at most ${limit}`,
    )
  return off
}
