import { AxeBuilder } from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { readJson } from '../src/export/json.ts'
import { measured } from '../src/ui/theme/format.ts'
import { RunsDialog } from './pages/runsDialog.ts'
import { presetLink } from './support/presets.ts'
import { expect, test } from './support/test.ts'

test('a finished run survives a reload with the figures of the engine', async ({ playground, page }) => {
  await playground.open()
  await playground.enter('Steps', '120')
  await playground.runToEnd()
  const records = await playground.records()
  const names = await playground.racerNames()
  await page.reload()
  await playground.ready()
  const runs = new RunsDialog(page)
  await runs.open()
  await runs.expectCount(1)
  const [item] = await runs.items.all()
  await expect(item!).toContainText('step 120 of 120')
  for (const name of names) await expect(item!.getByText(name, { exact: true })).toBeVisible()
  const losses = [...records.values()].map(({ loss }) => loss!.at(-1)!)
  const best = Math.min(...losses)
  const winner = names[losses.indexOf(best)]!
  const { mantissa, exponent } = measured(best)
  await expect(item!).toContainText(
    `Best: ${winner}, loss ${mantissa}${exponent === null ? '' : `·10${String(exponent).replace('-', '−')}`}`,
  )

  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])

  // The file of the kept run has every row to the bit: 121 are fewer than are thinned.
  const coming = page.waitForEvent('download')
  await runs.button(/^Save/).click()
  const download = await coming
  const read = readJson(await readFile(await download.path(), 'utf8'))
  if (!read.ok) throw new Error(read.message)
  expect(read.record.racers.map(({ racer }) => racer.name)).toEqual(names)
  for (const { racer, rows, columns } of read.record.racers) {
    const mine = records.get(racer.id)!
    expect(rows).toBe(121)
    expect(Object.keys(columns).sort()).toEqual(Object.keys(mine).sort())
    for (const name in mine) expect([...columns[name]!]).toEqual([...mine[name]!])
  }
})

test('a run that gives way is kept; it is found, opened, laid over the charts, deleted and brought back', async ({
  playground,
  page,
}) => {
  await playground.open()
  const opening = await playground.fragment()
  await playground.button('One step').click()
  await expect.poll(() => playground.stepNow()).toBe(1)
  await page.evaluate((link) => void (location.hash = link), presetLink('Four rates'))
  await expect.poll(() => playground.stepNow()).toBe(0)
  await playground.button('One step').click()
  await expect.poll(() => playground.stepNow()).toBe(1)
  await playground.button('Reset').click()
  await expect.poll(() => playground.stepNow()).toBe(0)

  const runs = new RunsDialog(page)
  await runs.open()
  await runs.expectCount(2)
  await expect(runs.items.first()).toContainText('Four rates')
  const search = runs.dialog.getByRole('searchbox', { name: 'Search runs' })
  await search.fill('adam')
  await runs.expectCount(1)
  await search.fill('nothing of the kind')
  await expect(runs.dialog.getByText('No run matches')).toBeVisible()
  await search.fill('')
  await runs.expectCount(2)

  const overlay = runs.button(/^Overlay/, 1)
  await overlay.click()
  await expect(overlay).toHaveAttribute('aria-pressed', 'true')
  await overlay.click()
  await expect(overlay).toHaveAttribute('aria-pressed', 'false')

  await runs.button(/^Delete/, 1).click()
  await runs.expectCount(1)
  await runs.dialog.getByRole('button', { name: 'Undo' }).click()
  await runs.expectCount(2)
  await runs.button(/^Delete/, 0).click()
  await runs.expectCount(1)

  await runs.button(/^Open/).click()
  await expect(runs.dialog).toBeHidden()
  expect(await playground.fragment()).toBe(opening)
  await playground.button('Undo').click()
  expect(await playground.fragment()).not.toBe(opening)

  await runs.open()
  await runs.expectCount(1)
  await runs.dialog.getByRole('button', { name: 'Delete all' }).click()
  await expect(runs.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await runs.dialog.getByRole('button', { name: 'Delete all' }).click()
  await expect(runs.dialog.getByText('No runs are kept yet.')).toBeVisible()
  await page.reload()
  await playground.ready()
  await runs.open()
  await expect(runs.dialog.getByText('No runs are kept yet.')).toBeVisible()
})

test('a damaged record is left out and counted; the others are listed', async ({ playground, page }) => {
  await playground.open()
  await playground.button('One step').click()
  await expect.poll(() => playground.stepNow()).toBe(1)
  await playground.button('Reset').click()
  const runs = new RunsDialog(page)
  await runs.open()
  await runs.expectCount(1)
  await runs.close()
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('downhill-runs')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error!)
    })
    const store = database.transaction('runs', 'readwrite').objectStore('runs')
    store.put({ key: 'x', link: '#2.abc.def', date: 'yesterday', racers: '<img src=x onerror=alert(1)>' })
    await new Promise((resolve) => (store.transaction.oncomplete = resolve))
    database.close()
  })
  await runs.open()
  await runs.expectCount(1)
  await expect(runs.dialog.getByRole('alert')).toContainText('1 kept run could not be read and is left out.')
})

test('without a store the race runs, and it is said once', async ({ playground, page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
  })
  await playground.open()
  await playground.expectNoMessages()
  await playground.enter('Steps', '60')
  await playground.runToEnd()
  await expect(playground.messages.getByText('This browser keeps no data for this page')).toHaveCount(1)
  expect((await playground.records()).get(1)!.loss).toHaveLength(61)
  await playground.button('Reset').click()
  await playground.button('One step').click()
  await expect.poll(() => playground.stepNow()).toBe(1)
  await expect(playground.messages.getByRole('listitem')).toHaveCount(1)
  const runs = new RunsDialog(page)
  await runs.open()
  await expect(runs.dialog.getByRole('alert')).toContainText('keeps no data for this page')
})

test('a store of a later version is left alone', async ({ playground, page }) => {
  await playground.open()
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('downhill-runs', 7)
        request.onsuccess = () => {
          request.result.close()
          resolve()
        }
        request.onerror = () => reject(request.error!)
      }),
  )
  await playground.button('One step').click()
  await expect.poll(() => playground.stepNow()).toBe(1)
  await playground.button('Reset').click()
  await expect(playground.messages.getByText('A later version of Downhill keeps the runs')).toBeVisible()
})

test('unsaved work is offered on the next visit without a link, and a link wins', async ({ playground }) => {
  await playground.open()
  const opening = await playground.fragment()
  await playground.expectNoMessages()
  await playground.enter('Seed', '4242')
  const mine = await playground.fragment()
  // Leaving the page keeps what is not kept yet.
  await playground.open()
  const line = playground.messages.getByText('an experiment that you changed on an earlier visit')
  await expect(line).toBeVisible()
  expect(await playground.fragment()).toBe(opening)
  await playground.messages.getByRole('button', { name: 'Go on where you were' }).click()
  await expect(line).toBeHidden()
  expect(await playground.fragment()).toBe(mine)
  await playground.button('Undo').click()
  expect(await playground.fragment()).toBe(opening)

  await playground.open(opening)
  await playground.expectNoMessages()
  expect(await playground.fragment()).toBe(opening)

  await playground.open()
  await expect(line).toBeVisible()
  await playground.messages.getByRole('button', { name: 'Dismiss' }).click()
  await expect(line).toBeHidden()
})

test('a saved file is opened as a run again: its experiment, its curves, and nothing of a file that is none', async ({
  playground,
  page,
}) => {
  await playground.open(presetLink('Four rates'))
  await playground.enter('Steps', '60')
  await playground.runToEnd()
  const records = await playground.records()
  const names = await playground.racerNames()
  const runs = new RunsDialog(page)
  await runs.open()
  await runs.expectCount(1)
  const coming = page.waitForEvent('download')
  await runs.button(/^Save/).click()
  const download = await coming
  const text = await readFile(await download.path(), 'utf8')
  await runs.button(/^Delete/).click()
  await runs.expectCount(0)
  await runs.close()

  // Another experiment is open, and the store is empty.
  await playground.choosePreset('Narrow ravine')
  await runs.open()
  await runs.openFile({ name: 'run.json', text: text.replace('"format":"downhill-run"', '"format":"other"') })
  await expect(runs.dialog.getByText('This file is no run saved as JSON (format')).toBeVisible()
  await runs.expectCount(0)
  await runs.openFile({ name: 'run.json', text })
  await expect(runs.dialog.getByText('“Four rates” from the file is now among the kept runs.')).toBeVisible()
  await runs.expectCount(1)
  await expect(runs.items.first()).toContainText('step 60 of 60')
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])

  await runs.button(/^Overlay/).click()
  await runs.button(/^Open/).click()
  await expect(runs.dialog).toBeHidden()
  await expect.poll(() => playground.racerNames()).toEqual(names)
  // The file of a chart has them too, thin; without a race of its own yet.
  await playground.button('One step').click()
  await expect.poll(() => playground.stepNow()).toBe(1)
  await playground.charts.getByRole('button', { name: /^Save: Loss/ }).click()
  const drawing = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Drawing (SVG)' }).click()
  const svg = await readFile(await (await drawing).path(), 'utf8')
  for (const name of names) {
    expect(
      svg.match(new RegExp(`stroke-width="1.25"[^>]*opacity="0.45"[^>]*><title>${name}, Four rates<`)),
    ).not.toBeNull()
    expect(svg).toContain(`<title>${name}</title>`)
  }

  // The kept curves stand behind: their figures are the engine's, to the digit that is shown.
  await playground.firstChart.readLast()
  for (const [index, { loss }] of [...records.values()].entries()) {
    const { mantissa, exponent } = measured(loss!.at(-1)!)
    const written = `${mantissa}${exponent === null ? '' : `·10${String(exponent).replace('-', '−')}`}`
    await expect.poll(() => playground.firstChart.figures(`${names[index]} · Four rates`)).toEqual([written])
  }
})
