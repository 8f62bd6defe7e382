/** What `npm run experiment` prints: the final table, all records as CSV, or everything as JSON. */
import type { Experiment } from '../../src/experiment/document.ts'
import { numberCell, textCell } from '../../src/export/csvCell.ts'
import { readoutsOf } from '../../src/state/readouts.ts'
import { alignedTable } from '../table.ts'
import { digest } from './digest.ts'
import type { RacerResult } from './race.ts'

/** The figures of the screen's table, from the same function. */
function readouts(experiment: Experiment, results: readonly RacerResult[]) {
  return readoutsOf(
    experiment,
    results.map(({ racer, status, step, divergence, final, records }) => ({
      racer,
      status,
      step,
      divergence,
      final,
      curve: { rows: records.step!.length, columns: records },
    })),
  )
}

const figure = (value: number) => (Number.isNaN(value) ? '-' : String(Number(value.toPrecision(6))))
const share = (value: number) => (Number.isNaN(value) ? '-' : `${(100 * value).toFixed(1)} %`)

/** Names are data: control characters would reach the terminal. */
const plain = (text: string) => text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ')

/** One row a racer, in the document's order. */
export function finalTable(experiment: Experiment, results: readonly RacerResult[]): string {
  const surface = experiment.problem.kind === 'surface'
  const figures = readouts(experiment, results)
  const losses = surface ? ['loss', 'distance'] : ['train', 'validation', 'accuracy', 'test', 'test accuracy']
  const header = ['racer', 'optimizer', 'rate', 'status', 'step', ...losses, 'rank', 'digest']
  const rows = results.map(({ racer, divergence, records }) => {
    const { status, step, rank, ...own } = figures[racer.id]!
    return [
      plain(racer.name),
      racer.optimizer.id,
      String(racer.rate),
      divergence
        ? `diverged at ${divergence.step} in ${divergence.where}`
        : own.targetStep !== null
          ? `target at ${own.targetStep}`
          : status,
      String(step),
      ...(surface
        ? [figure(own.loss), figure(own.distance)]
        : [
            figure(own.train),
            figure(own.validation),
            share(own.validationAccuracy),
            figure(own.test),
            share(own.testAccuracy),
          ]),
      rank === null ? '-' : String(rank),
      digest(records),
    ]
  })
  return alignedTable([header, ...rows])
}

/** All records: one row a racer and recorded step; an empty cell where a metric was not taken. Numbers in full. */
export function csv(results: readonly RacerResult[]): string {
  const names = [...new Set(results.flatMap(({ records }) => Object.keys(records)))]
  const lines = [['id', 'racer', ...names].join(',')]
  for (const { racer, records } of results)
    for (let row = 0; row < records.step!.length; row++) {
      const cells = names.map((name) => numberCell(records[name]?.[row] ?? NaN))
      lines.push([String(racer.id), textCell(racer.name), ...cells].join(','))
    }
  return `${lines.join('\n')}\n`
}

/** JSON has no NaN and no infinity: both become null. */
const numbers = (values: ArrayLike<number>) => Array.from(values, (value) => (Number.isFinite(value) ? value : null))

/** The document, and for each racer its end, its figures, its digest and all its records. */
export function json(experiment: Experiment, results: readonly RacerResult[]): string {
  const figures = readouts(experiment, results)
  const racers = results.map(({ racer, records }) => ({
    id: racer.id,
    name: racer.name,
    ...figures[racer.id]!,
    digest: digest(records),
    records: Object.fromEntries(Object.entries(records).map(([name, values]) => [name, numbers(values)])),
  }))
  return JSON.stringify({ experiment, racers })
}
