import { digest } from '../scripts/experiment/digest.ts'
import { race } from '../scripts/experiment/race.ts'
import { tableFor } from '../scripts/experiment/table.ts'
import { nodeModules } from '../scripts/nodeModules.ts'
import { decodeLink } from '../src/experiment/link.ts'
import { dropFile, TableDialog } from './pages/tableDialog.ts'
import { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'

/** Trees: two sizes that tell the kinds apart, a number of few values, an age in words, some holes. */
const rows = Array.from({ length: 90 }, (_, i) => {
  const kind = i % 3
  const height = i % 18 === 0 ? '' : (8 + 6 * kind + (i % 5) / 2).toFixed(1)
  const width = (1.4 - 0.35 * kind + (i % 4) / 20).toFixed(2)
  return [i, height, width, i % 4 < 2 ? 'young' : 'old', (i % 3) + 1, ['oak', 'pine', '"birch, silver"'][kind]].join(
    ',',
  )
})
const trees = ['id,height,width,age,soil,species', ...rows, ''].join('\n')
const other = ['a;b;y', ...Array.from({ length: 20 }, (_, i) => `${i};${1.5 * i};${2 * i}`), ''].join('\n')

test('a CSV file is dropped, a type corrected, trained; its link asks for the file and gives the same curves', async ({
  playground,
  page,
  browser,
}) => {
  await playground.open()
  await playground.choose('Task', 'Table')
  const zone = playground.problem.getByRole('group', { name: 'Drop a CSV file here' })
  await dropFile(zone, 'trees.csv', trees)

  const table = new TableDialog(page)
  await table.expectOpen('trees.csv')
  await table.expectType('height', 'Number')
  await table.expectType('soil', 'Category')
  await expect(table.column('height').getByRole('cell').nth(2)).toHaveText('5')
  await expect(table.dialog.getByRole('radio', { name: 'Predict species' })).toBeChecked()
  await expect(table.outcome).toContainText('85 of 90 rows')

  // Words are no numbers: the reason stands at the column, and the table cannot be used so.
  await table.setType('age', 'Number')
  await expect(table.dialog.getByRole('alert').first()).toContainText('Row 2 of the column "age" is no number: "young"')
  await expect(table.use).toBeDisabled()
  await table.setType('age', 'Category')
  await table.setType('id', 'Left out')
  await table.setType('soil', 'Number')
  await table.dialog.getByRole('button', { name: 'Fill', exact: true }).click()
  await expect(table.outcome).toContainText('90 of 90 rows')
  await expect(table.outcome).toContainText('4 inputs after encoding')
  await expect(table.outcome).toContainText('Predicts 3 classes: “birch, silver”, “oak”, “pine”.')
  await table.use.click()
  await expect(table.dialog).toBeHidden()

  await playground.enter('Steps', '60')
  await expect(playground.stage.getByRole('button', { name: /^SGD held out/ })).toBeVisible()
  const link = await playground.link()
  await playground.runToEnd()
  const mine = await playground.records()

  // The link has no row of the table, and asks for it elsewhere.
  const context = await browser.newContext()
  const theirs = new Playground(await context.newPage())
  await theirs.page.goto(link)
  await expect(theirs.stage.getByRole('heading', { name: 'This experiment needs the file “trees.csv”.' })).toBeVisible()
  await expect(theirs.problem.getByText('This experiment needs the file “trees.csv”.')).toBeVisible()
  await expect(theirs.racers.getByText('Needs its file')).toHaveCount(4)
  await theirs.expectNoMessages()

  const place = theirs.stage.getByRole('group', { name: 'Drop a CSV file here' })
  await dropFile(place, 'other.csv', other)
  await expect(theirs.stage.getByRole('alert')).toContainText('“other.csv” is not the file “trees.csv”')
  await expect(theirs.stage.getByRole('button', { name: 'Use “other.csv” as new data' })).toBeVisible()

  await dropFile(place, 'my copy.csv', trees)
  await expect(theirs.stage.getByRole('button', { name: /^SGD held out/ })).toBeVisible()
  await theirs.runToEnd()
  const again = await theirs.records()
  for (const [id, columns] of mine) expect(digest(again.get(id)!)).toBe(digest(columns))
  await context.close()

  // And in Node, where the file is named.
  const decoded = decodeLink(new URL(link).hash)
  if (!decoded.ok) throw new Error(decoded.reason)
  const read = () => new TextEncoder().encode(trees)
  const samples = await tableFor(decoded.experiment, 'trees.csv', read)
  const here = race(
    decoded.experiment,
    nodeModules(),
    () => 0,
    () => {},
    samples,
  )
  for (const { racer, records } of here) expect(digest(records)).toBe(digest(mine.get(racer.id)!))
})

test('another file than the one that is needed can be used as new data', async ({ playground, page, browser }) => {
  await playground.open()
  await playground.choose('Task', 'Table')
  await dropFile(playground.problem.getByRole('group', { name: 'Drop a CSV file here' }), 'trees.csv', trees)
  const table = new TableDialog(page)
  await table.use.click()
  await expect(table.dialog).toBeHidden()
  const link = await playground.link()

  const context = await browser.newContext()
  const theirs = new Playground(await context.newPage())
  await theirs.page.goto(link)
  // Anywhere on the page, as soon as it listens.
  const asNew = theirs.stage.getByRole('button', { name: 'Use “other.csv” as new data' })
  await expect(async () => {
    await dropFile(theirs.page.locator('body'), 'other.csv', other)
    await expect(asNew).toBeVisible({ timeout: 2000 })
  }).toPass()
  await asNew.click()
  const dialog = new TableDialog(theirs.page)
  await dialog.expectOpen('other.csv')
  await expect(dialog.outcome).toContainText('Predicts the number “y”.')
  await dialog.use.click()
  await expect(theirs.stage.getByText('field: predicted, points: true')).toBeVisible()
  await context.close()
})

test('tables stay on this device: columns can be changed later, and a table can be deleted', async ({
  playground,
  page,
}) => {
  await playground.open()
  await playground.choose('Task', 'Table')
  await dropFile(playground.problem.getByRole('group', { name: 'Drop a CSV file here' }), 'trees.csv', trees)
  const table = new TableDialog(page)
  await table.use.click()
  await expect(table.dialog).toBeHidden()
  const fragment = await playground.fragment()
  await playground.open(fragment)

  await playground.problem.getByRole('button', { name: 'Columns', exact: true }).click()
  await table.expectOpen('trees.csv')
  await table.dialog.getByRole('radio', { name: 'Predict width' }).click()
  await expect(table.outcome).toContainText('Predicts the number “width”.')
  await table.use.click()
  await expect(playground.stage.getByRole('button', { name: /^SGD R²/ })).toBeVisible()
  await playground.button('Undo').click()
  await expect(playground.stage.getByRole('button', { name: /^SGD held out/ })).toBeVisible()

  await playground.problem.getByRole('button', { name: 'Delete trees.csv from this device' }).click()
  await playground.problem.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(playground.stage.getByRole('heading', { name: /needs the file “trees.csv”/ })).toBeVisible()
  await playground.expectNoMessages()
})

test('a file that is no table, or too large a one, says so', async ({ playground }) => {
  await playground.open()
  await playground.choose('Task', 'Table')
  const zone = playground.problem.getByRole('group', { name: 'Drop a CSV file here' })
  await dropFile(zone, 'notes.csv', 'only one column\n1\n2\n')
  await expect(playground.problem.getByRole('alert')).toContainText('only one column')
  await dropFile(zone, 'long.csv', `a,b\n${'1,2\n'.repeat(20_001)}`)
  await expect(playground.problem.getByRole('alert')).toContainText('more than 20000 rows')
  // The experiment is as it was.
  await expect(playground.stage.getByRole('button', { name: /^SGD held out/ })).toBeVisible()
})

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('takes a file, shows its columns, and trains', async ({ playground, page }) => {
    await playground.open()
    await page.getByRole('tab', { name: 'Problem' }).tap()
    await playground.choose('Task', 'Table')
    await playground.problem
      .locator('input[type=file]')
      .setInputFiles({ name: 'trees.csv', mimeType: 'text/csv', buffer: Buffer.from(trees) })
    const table = new TableDialog(page)
    await table.expectOpen('trees.csv')
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const { width } = (await table.dialog.getByRole('radio', { name: 'Predict width' }).boundingBox())!
    expect(width).toBeGreaterThanOrEqual(24)
    await table.use.tap()
    await expect(table.dialog).toBeHidden()
    await playground.button('Play').tap()
    await playground.expectStepAtLeast(3)
    await playground.choose('Task', 'Images')
    await playground.problem.getByRole('button', { name: 'CNN', exact: true }).tap()
    await expect(page.getByRole('list', { name: 'Layers', exact: true })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })
})
