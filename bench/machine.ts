/** What a table of speeds was measured on. */
import { availableParallelism, cpus, loadavg, release, type } from 'node:os'

/** Date, processor, cores, system, and how busy the machine already was. */
export function machine(): string {
  const date = new Date().toISOString().slice(0, 10)
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const load = loadavg()[0]!.toFixed(1)
  return `${date}, ${model}, ${availableParallelism()} cores, ${type()} ${release()}, load before ${load}`
}
