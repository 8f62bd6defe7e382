/**
 * The experiment as one self-contained PyTorch script. Its runtime is fixed; the document becomes a configuration in JSON, read by
 * `json.loads`, and classes and functions written from its checked formulas. No text of the document stands in the code.
 */
import { precisionOf } from '../../experiment/document.ts'
import { headLines, type RunRecord } from '../record.ts'
import { CodeBook } from './codeBook.ts'
import { dataPlan, surfacePlan, type Counts } from './problemPlan.ts'
import { jsonLiteral, numbersLiteral } from './quote.ts'
import { racerPlan } from './racerPlan.ts'
import { HEAD, MAIN, RUNTIME } from './runtime.ts'

/** The rows that every racer of a data problem sees, as the engine prepared them: train, validation, test. */
export interface PreparedSamples {
  /** [count, features] row-major */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly counts: Counts
}

/** Rejects where the problem has data and there are no samples. */
export async function writePyTorch(record: Omit<RunRecord, 'racers'>, samples?: PreparedSamples): Promise<string> {
  return scriptText(record, samples?.counts, samples ? await numbersLiteral(joined(samples)) : '')
}

/** The script with the literals of its samples. Throws where the problem has data and there are no counts. */
export function scriptText(record: Omit<RunRecord, 'racers'>, counts: Counts | undefined, samples: string): string {
  const { experiment } = record
  const { problem, seed, budget } = experiment
  if (problem.kind === 'data' && !counts) throw new Error('scriptText: a problem with data needs its samples')
  const book = new CodeBook()
  const rows = problem.kind === 'data' ? counts!.train : 0
  const configuration = {
    head: headLines(record)
      .slice(0, 3)
      .filter((line) => line !== ''),
    ...{ seed, budget, precision: precisionOf(experiment) },
    problem: problem.kind === 'surface' ? surfacePlan(book, problem) : dataPlan(book, problem, counts!),
    racers: experiment.racers.map((racer) => racerPlan(book, problem, racer, rows)),
  }
  return [
    `${HEAD}\n\n# ---- The experiment ----\n\nTEXT = (\n${jsonLiteral(configuration)}\n)\nCONFIGURATION = json.loads(TEXT)`,
    ...RUNTIME,
    `# ---- The formulas of this experiment ----\n\n\n${book.text()}`,
    `# Targets, then inputs, of the rows for training, validation and test: float64, deflated, in base64.\nSAMPLES = [\n${samples}\n]`,
    `${MAIN}\n`,
  ].join('\n\n\n')
}

function joined({ x, y }: PreparedSamples): Float64Array {
  const all = new Float64Array(y.length + x.length)
  all.set(y)
  all.set(x, y.length)
  return all
}
