/** Running all racers of a document in Node, at equal pace, with the trainers of the page's workers. */
import { createTrainer } from '../../src/engine/createTrainer.ts'
import type { NativeModules } from '../../src/engine/native/instance.ts'
import type { Columns, Divergence, Trainer } from '../../src/engine/trainer.ts'
import type { Experiment, Racer } from '../../src/experiment/document.ts'

export interface RacerResult {
  readonly racer: Racer
  readonly status: 'finished' | 'diverged'
  readonly step: number
  readonly divergence: Divergence | null
  readonly records: Columns
}

/** Updates between two words about progress. */
const slice = 2000

/** Runs every racer to its end; `onProgress` hears the share that is done, from 0 to 1. */
export function race(
  experiment: Experiment,
  modules: NativeModules,
  clock: () => number,
  onProgress: (share: number) => void,
): RacerResult[] {
  const running = new Map<Racer, Trainer>()
  for (const racer of experiment.racers) running.set(racer, createTrainer(experiment, racer, { modules, clock }))
  const results: RacerResult[] = []
  let steps = 0
  while (results.length < experiment.racers.length) {
    for (const racer of experiment.racers) {
      const trainer = running.get(racer)
      if (!trainer) continue
      const { status, step, divergence } = trainer.advance(slice)
      if (status === 'running') continue
      results.push({ racer, status, step, divergence: divergence ?? null, records: trainer.records(0) })
      trainer.dispose()
      running.delete(racer)
    }
    steps += slice
    onProgress(running.size === 0 ? 1 : Math.min(1, steps / experiment.budget))
  }
  const order = new Map(experiment.racers.map((racer, i) => [racer, i]))
  return results.sort((a, b) => order.get(a.racer)! - order.get(b.racer)!)
}
