/**
 * `npm run bench`: steps per second of our trainer beside tfjs and ConvNetJS, each checked first; `--json` prints them as
 * data. `npm run bench -- --page` measures the page of the production build in Chromium.
 */
import { parseArgs } from 'node:util'
import { checkEngine } from './check.ts'
import { convnet } from './engines/convnet.ts'
import { native } from './engines/native.ts'
import { tfjs } from './engines/tfjs.ts'
import { benchPage } from './page.ts'
import { rounded, speedTable, type Result } from './report.ts'
import { timeInTurns } from './timing.ts'
import { workloads } from './workloads.ts'

const engines = [native, tfjs, convnet]
const say = (text: string) => process.stderr.write(`${text}\n`)

function benchEngines(asJson: boolean): void {
  const all = workloads()
  const results: Result[] = []
  const remarks: string[] = []
  for (const workload of all) {
    const contenders = engines.filter((engine) => {
      const off = checkEngine(engine, workload)
      if (typeof off === 'string') remarks.push(`${workload.name}: ${off}`)
      else say(`${workload.name} ${engine.name}: computes the same, off by ${off.toExponential(1)}`)
      return typeof off === 'number'
    })
    const timings = timeInTurns(
      contenders.map((engine) => ({
        name: engine.name,
        begin() {
          const training = engine.create(workload)
          if (typeof training === 'string') throw new Error(training)
          return training
        },
      })),
    )
    for (const { name, stepsPerSecond } of timings)
      results.push({ workload: workload.name, engine: name, stepsPerSecond: rounded(stepsPerSecond) })
  }
  if (asJson) return void process.stdout.write(`${JSON.stringify(results)}\n`)
  console.log(
    speedTable(
      all,
      engines.map(({ name }) => name),
      results,
    ),
  )
  for (const remark of remarks) console.log(remark)
}

try {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, page: { type: 'boolean', default: false } },
  })
  if (values.page) await benchPage(values.json)
  else benchEngines(values.json)
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
