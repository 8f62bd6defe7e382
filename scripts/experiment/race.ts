/** Running all racers of a document in Node, in turn, with the trainers of the page's workers. */
import type { Samples } from '../../src/catalog/dataset.ts'
import { createTrainer } from '../../src/engine/createTrainer.ts'
import type { NativeModules } from '../../src/engine/native/instance.ts'
import type { Columns, Divergence, Trainer, TrainerStatus } from '../../src/engine/trainer.ts'
import type { Experiment, Racer } from '../../src/experiment/document.ts'

export interface RacerResult {
  readonly racer: Racer
  readonly status: Exclude<TrainerStatus, 'running'>
  readonly step: number
  readonly divergence: Divergence | null
  /** All figures at the end of a finished run. */
  readonly final?: Readonly<Record<string, number>>
  readonly records: Columns
}

/** Seconds of one racer's turn; how a run is cut into turns changes nothing of it. */
const turn = 0.1

/** Runs every racer to its end; `onProgress` hears the share of all updates that is done, from 0 to 1. */
export function race(
  experiment: Experiment,
  modules: NativeModules,
  clock: () => number,
  onProgress: (share: number) => void,
  table?: Samples,
): RacerResult[] {
  const { racers, budget } = experiment
  const running = new Map<number, Trainer>()
  for (const racer of racers) running.set(racer.id, createTrainer(experiment, racer, { modules, clock, table }))
  const results = new Map<number, RacerResult>()
  const done = new Map<number, number>()
  while (running.size > 0)
    for (const racer of racers) {
      const trainer = running.get(racer.id)
      if (!trainer) continue
      const until = clock() + turn
      const { status, step, divergence, final } = trainer.advance(budget, () => clock() >= until)
      done.set(racer.id, status === 'running' ? step / budget : 1)
      if (status !== 'running') {
        const records = trainer.records(0)
        results.set(racer.id, { racer, status, step, divergence: divergence ?? null, ...(final && { final }), records })
        trainer.dispose()
        running.delete(racer.id)
      }
      onProgress(running.size === 0 ? 1 : [...done.values()].reduce((a, b) => a + b) / racers.length)
    }
  return racers.map(({ id }) => results.get(id)!)
}
