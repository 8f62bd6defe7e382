/** `npm run experiment -- LINK_OR_FILE …`: runs a document in Node, as the page would, or writes it as a PyTorch script. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { csv, finalTable, json } from './experiment/output.ts'
import { progressOn } from './experiment/progress.ts'
import { race } from './experiment/race.ts'
import { script } from './experiment/script.ts'
import { loadExperiment, SourceError } from './experiment/source.ts'
import { tableFor } from './experiment/table.ts'
import { fromHere } from './fromHere.ts'
import { nodeModules } from './nodeModules.ts'

const usage = `Usage: npm run experiment -- LINK_OR_FILE [--table FILE] [--csv FILE] [--json]
       npm run experiment -- LINK_OR_FILE [--table FILE] --pytorch FILE
  LINK_OR_FILE  a link of Downhill, its part from # on, or a JSON file with an experiment
  --table FILE  the table of your own that the experiment was made with: links name it and do not carry it
  --csv FILE    writes all records to FILE
  --json        prints document, results and records as JSON instead of the table
  --pytorch FILE  writes the experiment to FILE as a script for PyTorch, and runs nothing
Nothing but the table or the JSON goes to standard output; npm's own lines do not appear with npm run --silent.`

function readArguments(parameters: string[]) {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      table: { type: 'string' },
      csv: { type: 'string' },
      json: { type: 'boolean', default: false },
      pytorch: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (!values.help && positionals.length !== 1) throw new Error('exactly one link or file is needed')
  if (values.pytorch !== undefined && (values.json || values.csv !== undefined))
    throw new Error('--pytorch runs nothing: there is no table for --csv or --json')
  return { ...values, source: positionals[0]! }
}

/** Exit codes: 0 ran (also with diverged racers: that is a result), 1 cannot run this document, 2 wrong usage. */
async function main(parameters: string[]): Promise<number> {
  let given: ReturnType<typeof readArguments>
  try {
    given = readArguments(parameters)
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    return 2
  }
  if (given.help) {
    console.log(usage)
    return 0
  }
  const clock = () => performance.now() / 1000
  try {
    const experiment = loadExperiment(given.source, (file) => readFileSync(fromHere(file), 'utf8'))
    const file = given.table === undefined ? undefined : fromHere(given.table)
    const table = await tableFor(experiment, file, (path) => new Uint8Array(readFileSync(path)))
    if (given.pytorch !== undefined) {
      writeFileSync(fromHere(given.pytorch), await script(experiment, nodeModules(), table))
      return 0
    }
    const results = race(experiment, nodeModules(), clock, progressOn(process.stderr, clock), table)
    if (given.csv !== undefined) writeFileSync(fromHere(given.csv), csv(results))
    process.stdout.write(`${given.json ? json(experiment, results) : finalTable(experiment, results)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof SourceError) && !(error as NodeJS.ErrnoException).syscall) throw error
    console.error((error as Error).message)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
