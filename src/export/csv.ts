/**
 * The curves as CSV: a row for each racer and recorded step, an empty cell where a measure was not taken. Numbers have
 * all digits of float64. Lines that begin with # come first: title, question, link, precision and device.
 */
import { numberCell, quoted, textCell } from './csvCell.ts'
import { headLines, type RunRecord } from './record.ts'

/** Columns that come first, in this order. */
const FIRST = ['step', 'epoch', 'samples', 'evaluations', 'seconds']

/** Units, where a name does not say them. */
const UNITS: Readonly<Record<string, string>> = {
  epoch: 'passes',
  evaluations: 'gradients',
  seconds: 's',
  rate: 'per step',
  trainAccuracy: 'share',
  validationAccuracy: 'share',
  testAccuracy: 'share',
  averageValidationAccuracy: 'share',
  averageTrainAccuracy: 'share',
}

/** Name of a column with its unit: `seconds (s)`. */
export function columnName(name: string): string {
  const unit = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined
  return unit === undefined ? name : `${name} (${unit})`
}

/** Names of all columns of the racers, each once. */
export function columnNames(racers: RunRecord['racers']): string[] {
  const all = new Set(racers.flatMap(({ columns }) => Object.keys(columns)))
  return [...FIRST.filter((name) => all.has(name)), ...[...all].filter((name) => !FIRST.includes(name))]
}

export function writeCsv(record: RunRecord): string {
  const names = columnNames(record.racers)
  // A comment is one cell: without quotes, so that readers that leave comments out find it.
  const lines = headLines(record).map((line) => `# ${line.replaceAll('"', "'").replaceAll(',', ';')}`)
  lines.push(['id', 'racer', ...names.map((name) => quoted(columnName(name)))].join(','))
  for (const { racer, rows, columns } of record.racers) {
    const head = `${racer.id},${textCell(racer.name)}`
    for (let row = 0; row < rows; row++)
      lines.push([head, ...names.map((name) => numberCell(columns[name]?.[row] ?? NaN))].join(','))
  }
  return `${lines.join('\r\n')}\r\n`
}
