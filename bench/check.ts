/** Before anything is timed, every engine must compute the same training as plain float64 loops. */
import type { Engine } from './engine.ts'
import { trainNetwork, trainRosenbrock } from './engines/reference.ts'
import { batchOrder, type Name, type NetworkWorkload, type Workload } from './workloads.ts'

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

/** After how many updates parameters are compared, and by how much they may differ there. */
interface Check {
  readonly after: number
  readonly float32: number
  readonly float64: number
}

const usual: Check = { after: 20, float32: 2e-6, float64: 1e-11 }

/**
 * In g gradients pass through 75,000 windows a step, each to its greatest value. Before steps 5, 9 and 11 the two greatest of
 * one window lie closer than 1.5e-7, which is about what a float32 sum of 72 products is off by. An engine that takes the other
 * one moves some weights by 1e-5, and then meets more such windows. So up to step 4 the usual limit holds, and after all
 * 20 one that leaves room for this. (PyTorch with OpenBLAS is off by 1.04e-4 then; the same training in float64 by 9e-17.)
 */
const checks: Partial<Record<Name, readonly Check[]>> = {
  g: [
    { ...usual, after: 4 },
    { ...usual, float32: 5e-4 },
  ],
}

/** Rows enough for so many updates. */
function orderFor(workload: NetworkWorkload, steps: number): Uint32Array {
  const { batch, y } = workload
  return batchOrder(workload, Math.ceil((steps * batch) / y.length), 7)
}

/** Parameters of the reference after so many updates. */
function expectedOf(workload: Workload, order: Uint32Array | undefined, steps: number): Float64Array {
  return workload.kind === 'network' ? trainNetwork(workload, order!, steps) : trainRosenbrock(workload, steps)
}

/**
 * Trains `engine` beside the reference for 20 updates, or at most `most`; returns the last difference, or why there is no
 * such training. Throws where a difference is too large.
 */
export async function checkEngine(engine: Engine, workload: Workload, most = usual.after): Promise<number | string> {
  const due = (checks[workload.name] ?? [usual]).filter(({ after }) => after <= most)
  const order = workload.kind === 'network' ? orderFor(workload, usual.after) : undefined
  const training = await engine.create(workload, order)
  if (typeof training === 'string') return training
  let [done, off] = [0, NaN]
  for (const { after, ...limits } of due) {
    await training.run(after - done)
    done = after
    off = difference(await training.parameters(), expectedOf(workload, order, after))
    const limit = limits[engine.precision(workload)]
    if (!(off <= limit))
      throw new Error(
        `${engine.name} does not compute workload ${workload.name}: off by ${off} after ${after} steps, at most ${limit}`,
      )
  }
  training.dispose()
  return off
}
