import { expect, test } from './support/test.ts'

test('losses that do not fit are listed with their reasons and cannot be chosen', async ({ playground, page }) => {
  await playground.open()
  await playground.choose('Task', 'Table')
  const select = playground.problem.getByRole('combobox', { name: 'Loss', exact: true })
  await select.click()
  const huber = page.getByRole('option', { name: /^Huber/ })
  await expect(huber).toHaveAttribute('aria-disabled', 'true')
  await expect(huber).toContainText('this data needs one for each class')
  await expect(page.getByRole('option', { name: /^Kullback|^KL/ })).toContainText(/distribution|probabilities/i)
  await huber.click({ force: true })
  await page.keyboard.press('Escape')
  await expect(select).toContainText('Softmax cross-entropy')
})

test('class weights are balanced by the training rows, and penalties have their names', async ({
  playground,
  page,
}) => {
  await playground.open()
  await playground.choose('Task', 'Table')
  await playground.problem.getByRole('radio', { name: /^Wine/ }).click()
  await playground.problem.getByRole('button', { name: /^Class weights/ }).click()
  await playground.problem.getByRole('button', { name: 'Balance', exact: true }).click()
  const weight = (name: string) => playground.number(`Weight of ${name}`)
  // 107 of 178 rows are for training; stratified 59 : 71 : 48 becomes 35 : 43 : 29.
  await expect.poll(() => weight('cultivar 1')).toBeCloseTo(107 / (3 * 35), 2)
  expect(await weight('cultivar 2')).toBeCloseTo(107 / (3 * 43), 2)
  expect(await weight('cultivar 3')).toBeCloseTo(107 / (3 * 29), 2)

  await playground.enter('Penalty L1', '0.001')
  await expect(playground.problem.getByText('Lasso', { exact: true })).toBeVisible()
  await playground.enter('Penalty L2', '0.01')
  await expect(playground.problem.getByText('Elastic net', { exact: true })).toBeVisible()
  await expect(page.locator('.katex').filter({ hasText: 'λ1' }).first()).toBeVisible()
  await playground.expectNoMessages()
})
