/** `npm run conformance -- DIR`: compares the engine with the reference files of a folder, in float64. */
import { existsSync, statSync } from 'node:fs'
import { anyFailed, formatReport, formatTotal } from './conformance/report.ts'
import { runFolder } from './conformance/run.ts'
import { fromHere } from './fromHere.ts'
import { nodeModules } from './nodeModules.ts'

function main(parameters: readonly string[]): number {
  const [folder, ...rest] = parameters
  if (folder === undefined || rest.length > 0 || folder.startsWith('-')) {
    console.error(
      'Usage: npm run conformance -- DIR\nDIR holds optimizers.json, schedules.json, losses.json, training.json',
    )
    return 2
  }
  const path = fromHere(folder)
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    console.error(`${path} is not a folder`)
    return 2
  }
  const { reports, absent } = runFolder(path, nodeModules())
  for (const name of absent) console.log(`${name}: not there, skipped`)
  if (reports.length === 0) {
    console.error(`${path} has none of the reference files`)
    return 2
  }
  for (const report of reports) console.log(formatReport(report))
  console.log(formatTotal(reports))
  return anyFailed(reports) ? 1 : 0
}

process.exitCode = main(process.argv.slice(2))
