/** What the list says of a kept run. */
import type { Racer } from '../../experiment/document.ts'
import type { GoodRun } from '../../state/runs/list.ts'

export type BestMeasure = 'loss' | 'validationLoss' | 'trainLoss'

/** The figure by which racers are ranked, of the first of them; null where all diverged. */
export function bestOf(
  run: GoodRun,
): { readonly racer: Racer; readonly measure: BestMeasure; readonly figure: number } | null {
  const first = run.racers
    .filter(({ status, rank }) => status !== 'diverged' && rank !== null)
    .sort((a, b) => a.rank! - b.rank!)[0]
  const racer = run.experiment.racers.find(({ id }) => id === first?.id)
  if (!first || !racer) return null
  if (run.experiment.problem.kind === 'surface') return { racer, measure: 'loss', figure: first.loss }
  // As in the ranking: validation where some racer has it.
  const validated = run.racers.some(({ validation }) => Number.isFinite(validation))
  return validated
    ? { racer, measure: 'validationLoss', figure: first.validation }
    : { racer, measure: 'trainLoss', figure: first.train }
}

/** Whether a run has every word of the search in its title or its racers' names, in any order. */
export function matches(run: GoodRun, title: string, search: string): boolean {
  const text = [title, ...run.experiment.racers.map(({ name }) => name)].join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
