import { expect, test } from './support/test.ts'

test('words are told with their formula: under the pointer, by Tab, and all of them in the help', async ({
  playground,
  page,
}) => {
  await playground.open()
  const tip = page.getByRole('tooltip')
  await playground.racers.getByRole('columnheader', { name: 'Rate' }).getByText('Rate').hover()
  await expect(tip).toContainText('How far a step goes')
  await expect(tip.locator('.katex')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tip).toBeHidden()

  // By Tab: the label of the row whose field is reached.
  const steps = playground.problem.getByRole('textbox', { name: 'Steps', exact: true })
  await playground.problem.getByRole('slider', { name: 'Gradient noise' }).focus()
  for (let i = 0; i < 8 && !(await steps.evaluate((field) => field === document.activeElement)); i++)
    await page.keyboard.press('Tab')
  await expect(steps).toBeFocused()
  await expect(tip).toContainText('Updates each racer makes before it has finished.')

  await page.keyboard.press('Escape')
  await playground.button('Help').click()
  const help = page.getByRole('dialog', { name: 'Downhill' })
  await expect(help.getByRole('term').filter({ hasText: 'Weight decay' })).toBeVisible()
  await expect(help.locator('.katex').first()).toBeVisible()
})

test('what sets two racers apart is said in words', async ({ playground, page }) => {
  await playground.open()
  const inspector = await playground.openRacer('Momentum')
  const compared = inspector.region('Momentum').getByRole('group', { name: 'Compared with' })
  await expect(compared.getByRole('listitem')).toHaveText([
    'Momentum 0.9 instead of 0',
    'Learning rate 0.0088 instead of 0.0312',
  ])
  await playground.choose('Compared with', 'Adam', compared)
  await expect(compared.getByRole('listitem').first()).toHaveText('Optimizer SGD instead of Adam')
  await page.keyboard.press('Escape')
})

test('a heavy experiment says how long it takes before it starts', async ({ playground }) => {
  test.slow()
  await playground.open()
  await expect(playground.racers.getByText(/about/)).toHaveCount(0)
  await playground.choose('Task', 'Images')
  await playground.problem.getByRole('button', { name: '64 · 64', exact: true }).click()
  await playground.enter('Steps', '1000000')
  await playground.fullSpeed()
  await expect(playground.racers.getByText(/about \d+ (seconds|minutes|hours?) at full speed/)).toBeVisible()
  await playground.play()
  await expect(playground.racers.getByText(/about \d+ (seconds|minutes|hours?) left/)).toBeVisible()
  await playground.pause()
})

test('a racer that has reached the target says so on the stage', async ({ playground, page }) => {
  await playground.open()
  await playground.enter('Target loss', '1')
  await playground.runToEnd()
  const words = page.locator('#stage-words')
  for (const name of await playground.racerNames()) {
    const { id } = (await page.evaluate(() => globalThis.__downhill.state().document.racers)).find(
      (one) => one.name === name,
    )!
    const { step, loss } = (await playground.records()).get(id)!
    const first = step![loss!.findIndex((value) => value <= 1)]
    await expect(words).toContainText(`${name} reached the target at step ${first}.`)
  }
})
