import { digest } from '../scripts/experiment/digest.ts'
import { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'

test('the link, opened in another browser context, gives the same curves', async ({ playground, browser }) => {
  await playground.open()
  const [name] = await playground.racerNames()
  const inspector = await playground.openRacer(name!)
  await inspector.enter('Learning rate', '0.011')
  await inspector.close()
  const link = await playground.link()
  await playground.runToEnd()
  const mine = await playground.records()

  const other = await browser.newContext()
  const theirs = new Playground(await other.newPage())
  await theirs.page.goto(link.replace('#', link.includes('?') ? '#' : '?test#'))
  await theirs.ready()
  await theirs.expectNoMessages()
  expect(await theirs.stepNow()).toBe(0)
  await theirs.runToEnd()
  const records = await theirs.records()
  expect([...records.keys()]).toEqual([...mine.keys()])
  for (const [id, columns] of mine) expect(digest(records.get(id)!)).toBe(digest(columns))
  await other.close()
})

test('the fragment follows the document, and back and forward undo and redo', async ({ playground, page }) => {
  await playground.open()
  const start = await playground.fragment()
  await playground.enter('Seed', '41')
  const first = await playground.fragment()
  expect(first).not.toBe(start)
  await expect.poll(() => new URL(page.url()).hash).toBe(first)
  await playground.enter('Seed', '42')
  await expect.poll(() => new URL(page.url()).hash).not.toBe(first)
  const second = new URL(page.url()).hash

  const seed = playground.problem.getByRole('textbox', { name: 'Seed', exact: true })
  await page.goBack()
  await expect(seed).toHaveValue('41')
  await expect.poll(() => new URL(page.url()).hash).toBe(first)
  await page.goForward()
  await expect(seed).toHaveValue('42')
  await expect.poll(() => new URL(page.url()).hash).toBe(second)
  await playground.button('Undo').click()
  await expect(seed).toHaveValue('41')
})

test('a drag is one entry of the history', async ({ playground, page }) => {
  await playground.open()
  const field = playground.problem.getByRole('textbox', { name: 'Gradient noise', exact: true })
  const before = await field.inputValue()
  const slider = playground.problem.getByRole('slider', { name: 'Gradient noise', exact: true })
  const box = (await slider.boundingBox())!
  await page.mouse.move(box.x + 8, box.y + box.height / 2)
  await page.mouse.down()
  for (let i = 1; i <= 10; i++) await page.mouse.move(box.x + 8 + i * 10, box.y + box.height / 2)
  await page.mouse.up()
  await expect(field).not.toHaveValue(before)
  await playground.button('Undo').click()
  await expect(field).toHaveValue(before)
  await expect(playground.button('Undo')).toBeDisabled()
})
