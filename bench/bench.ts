/**
 * `npm run bench`: steps per second of our trainer beside tfjs, ConvNetJS and PyTorch, each checked first; with `--browser` those
 * that run in a browser, in Chromium. `--engines a,b` and `--workloads a,b` take some only; `--json` prints data.
 * `npm run bench -- --page` measures the page of the production build.
 */
import { parseArgs } from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { nodeModules } from '../scripts/nodeModules.ts'
import { compareInBrowser } from './browser/launch.ts'
import { chosen } from './chosen.ts'
import { compareEngines, comparisonText, type Comparison } from './compare.ts'
import { convnet } from './engines/convnet.ts'
import { native } from './engines/native.ts'
import { tfjs } from './engines/tfjs.ts'
import { torch } from './engines/torch.ts'
import { machine } from './machine.ts'
import { benchPage } from './page.ts'
import { workloads } from './workloads.ts'

// Else tfjs advertises its Node package.
tf.env().set('IS_TEST', true)

const say = (text: string) => process.stderr.write(`${text}\n`)

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    engines: { type: 'string' },
    workloads: { type: 'string' },
  },
})

/** The engines of Node. */
async function compareHere(): Promise<{ comparison: Comparison; version: string }> {
  const engines = chosen([native(nodeModules()), tfjs('cpu'), convnet, torch()], values.engines)
  const comparison = await compareEngines(engines, chosen(workloads(), values.workloads), say)
  return { comparison, version: `Node ${process.versions.node}` }
}

try {
  if (values.page) await benchPage(values.json)
  else {
    const where = machine()
    const { comparison, version } = values.browser ? await compareInBrowser(values, say) : await compareHere()
    if (values.json) console.log(JSON.stringify(comparison.results))
    else console.log(`${where}, ${version}\n\n${comparisonText(comparison)}`)
  }
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
