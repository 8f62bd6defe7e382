/**
 * `npm run thumbnails [-- ID …]`: the pictures of the gallery, from real runs. The production build opens each preset, runs it
 * to the end or to a telling step (`thumbnails/moments.ts`), and the stage is written to
 * `public/thumbnails/ID.light.webp` and `ID.dark.webp`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { encodeLink } from '../src/experiment/link.ts'
import { presets, type Preset } from '../src/experiment/presets.ts'
import { positionOf, valueAt } from '../src/ui/parts/scale.ts'
import { findChromium } from './chromium.mjs'
import { serve } from './server.mjs'
import { ensureBuilt } from './setUp.mjs'
import { moments } from './thumbnails/moments.ts'
import { capture, height, width, withoutWords } from './thumbnails/picture.ts'

/** The store behind `?test` (src/state/start.ts), as far as it is read here. */
interface Store {
  readonly step: number
  readonly run: string
  readonly document: { readonly racers: readonly { readonly id: number; readonly name: string }[] }
  readonly readouts: Readonly<Record<number, { readonly rank: number | null } | undefined>>
}
const storeOf = (page: Page): Promise<Store> =>
  page.evaluate(() => (globalThis as unknown as { __downhill: { state(): Store } }).__downhill.state())

const folder = join(process.cwd(), 'public', 'thumbnails')
/** The phone's layout at two device pixels: there the marks of the stage are large in proportion. */
const window = { width: 390, height: 590 }

/** Runs to the moment of the preset, with the racer selected that is shown. */
async function run(page: Page, { id, experiment }: Preset): Promise<void> {
  const { budget } = experiment
  const { step: wanted = budget, racer } = moments[id] ?? {}
  // The slider has a position for every few steps.
  const range = { min: 0, max: budget, scale: 'linear', integer: true } as const
  const position = Math.round(positionOf(wanted, range))
  const step = valueAt(position, range)
  await page.getByRole('slider', { name: 'Step of the race' }).fill(String(position))
  const give = { timeout: 300_000 }
  await page.waitForFunction(
    (wanted) => {
      const { step, run } = (globalThis as unknown as { __downhill: { state(): Store } }).__downhill.state()
      return (step >= wanted || run === 'finished') && run !== 'running'
    },
    step,
    give,
  )
  const { document, readouts } = await storeOf(page)
  const shown =
    racer === undefined ? document.racers.find((one) => readouts[one.id]?.rank === 1) : document.racers[racer]
  const one = page.getByRole('button', { name: 'One', exact: true })
  if (!(await one.isVisible())) return
  const tile = page.getByRole('region', { name: 'Stage' }).getByRole('button', { name: shown?.name ?? '' })
  await tile.first().click()
  await one.click()
}

/** The picture once it is the same three times. */
async function still(page: Page): Promise<Buffer> {
  let [before, same] = ['', 0]
  for (let tries = 0; tries < 60 && same < 2; tries++) {
    await page.waitForTimeout(250)
    const now = await page.evaluate(capture, { width, height })
    same = now !== '' && now === before ? same + 1 : 0
    before = now
  }
  if (same < 2) throw new Error('the stage never came to rest')
  return Buffer.from(before, 'base64')
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((id) => !presets.some((preset) => preset.id === id))
if (unknown !== undefined) throw new Error(`no preset is called '${unknown}'`)
const built = await ensureBuilt()
if (built.code !== 0) throw new Error(built.output)
mkdirSync(folder, { recursive: true })
const { server, address } = await serve(join(process.cwd(), 'dist'))
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({
  viewport: window,
  deviceScaleFactor: 2,
  locale: 'en-US',
  reducedMotion: 'no-preference',
})
await page.addInitScript(withoutWords)
let total = 0
for (const preset of presets.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('about:blank')
  await page.goto(`${address}?test${encodeLink(preset.experiment)}`)
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await run(page, preset)
  const sizes: number[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const picture = await still(page)
    writeFileSync(join(folder, `${preset.id}.${colorScheme}.webp`), picture)
    sizes.push(picture.length)
    total += picture.length
  }
  console.log(`${preset.id.padEnd(18)} ${sizes.map((size) => `${(size / 1000).toFixed(1)} KB`).join('  ')}`)
}
console.log(`${(total / 1000).toFixed(1)} KB`)
await browser.close()
server.close()
server.closeAllConnections()
