/**
 * `npm run bench`: steps per second of our trainer beside tfjs, ConvNetJS and PyTorch, each checked first; with `--browser` those
 * that run in a browser, in Chromium. `--engines a,b` and `--workloads a,b` take some only; `--json` prints data.
 * `--stacks` says what eight racers in one stack cost on WebGL and WebGPU, `--racers` how much faster two racers train on two cores, `--growth` how the cost grows, and `--page` measures the page of
 * the production build.
 */
import { parseArgs } from 'node:util'
import { isMainThread } from 'node:worker_threads'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { nodeModules } from '../scripts/nodeModules.ts'
import { measureInBrowser } from './browser/launch.ts'
import { chosen } from './chosen.ts'
import { compareEngines, comparisonText, type Comparison } from './compare.ts'
import { convnet } from './engines/convnet.ts'
import { device } from './engines/device.ts'
import { native } from './engines/native.ts'
import { tfjs } from './engines/tfjs.ts'
import { torch } from './engines/torch.ts'
import { growthText, measureGrowth } from './growth.ts'
import { machine } from './machine.ts'
import { benchPage } from './page.ts'
import { measureRacers, racersText, serveRacer } from './racers.ts'
import { stacksText } from './stacks.ts'
import { workloads } from './workloads.ts'

// Else tfjs advertises its Node package.
tf.env().set('IS_TEST', true)

const say = (text: string) => process.stderr.write(`${text}\n`)

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    racers: { type: 'boolean', default: false },
    stacks: { type: 'boolean', default: false },
    engines: { type: 'string' },
    workloads: { type: 'string' },
  },
})

/** The engines of Node. */
async function compareHere(): Promise<{ comparison: Comparison; version: string }> {
  const engines = chosen(
    [native(nodeModules()), device(nodeModules(), 'cpu'), tfjs('cpu'), convnet, torch()],
    values.engines,
  )
  const comparison = await compareEngines(engines, chosen(workloads(), values.workloads), say)
  return { comparison, version: `Node ${process.versions.node}` }
}

/** Measures what was asked for, and prints it. */
async function main(): Promise<void> {
  if (values.page) return benchPage(values.json)
  const where = machine()
  const print = (data: unknown, text: string, version = `Node ${process.versions.node}`) =>
    console.log(values.json ? JSON.stringify(data) : `${where}, ${version}\n\n${text}`)
  if (values.growth) {
    const growth = await measureGrowth(nodeModules(), say)
    return print(growth, growthText(growth))
  }
  if (values.racers) {
    const racers = await measureRacers(chosen(workloads(), values.workloads).map(({ name }) => name))
    return print(racers, racersText(racers))
  }
  if (values.stacks || values.browser) {
    const { answer, version } = await measureInBrowser(values, say)
    if (answer.kind === 'stacks') return print(answer.costs, stacksText(answer.costs), version)
    return print(answer.comparison.results, comparisonText(answer.comparison), version)
  }
  const { comparison, version } = await compareHere()
  print(comparison.results, comparisonText(comparison), version)
}

try {
  // The workers of `--racers` are this program too.
  if (isMainThread) await main()
  else serveRacer()
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
