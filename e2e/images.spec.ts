import { presetLink } from './support/presets.ts'
import { expect, test } from './support/test.ts'

test('digits: a network of 64 and 64 units learns, and its confusion matrix counts every held-out sample', async ({
  playground,
  page,
}) => {
  await playground.open()
  await playground.choose('Task', 'Images')
  await playground.problem.getByRole('button', { name: '64 · 64', exact: true }).click()
  await expect(playground.problem.getByText('8,970 parameters')).toBeVisible()
  await playground.enter('Steps', '120')
  const before = await playground.stagePicture()
  await playground.runToEnd()
  expect(await playground.stagePicture()).not.toBe(before)

  const best = [...(await playground.records()).values()].map(({ validationAccuracy }) =>
    validationAccuracy!.filter((value) => !Number.isNaN(value)).at(-1)!,
  )
  expect(Math.max(...best)).toBeGreaterThan(0.85)

  // 60 % of 1,797 are for training.
  const heldOut = 1797 - Math.round(0.6 * 1797)
  for (const name of await playground.racerNames()) {
    const matrix = page.getByRole('table', { name: new RegExp(`^${name}: \\d+ of ${heldOut} samples right`) })
    const tile = playground.stage.getByRole('button', { name: new RegExp(`^${name} held out`) })
    // The last prediction may still be on its way when the run has ended: all three are read together until they agree.
    await expect(async () => {
      const counts = (await matrix.getByRole('cell').allTextContents()).map(Number)
      expect(counts).toHaveLength(100)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(heldOut)
      const right = counts.filter((_, i) => i % 11 === 0).reduce((sum, count) => sum + count, 0)
      await expect(matrix.getByRole('caption')).toContainText(`${name}: ${right} of ${heldOut}`, { timeout: 100 })
      await expect(tile).toContainText(`${((100 * right) / heldOut).toFixed(1)} %`, { timeout: 100 })
    }).toPass()
  }

  await playground.stage.getByRole('button', { name: 'One, large' }).click()
  await expect(playground.stage.locator('canvas')).toHaveCount(1)
})

test('a table of numbers: predictions against the truth, with the error in its own units', async ({ playground }) => {
  await playground.open()
  await playground.choose('Task', 'Table')
  await playground.problem.getByRole('radio', { name: /^Diabetes/ }).click()
  await expect(playground.problem.getByText('no licence stated')).toBeVisible()
  // By keyboard there and back.
  await playground.problem.getByRole('radio', { name: /^Diabetes/ }).press('ArrowUp')
  await expect(playground.problem.getByRole('radio', { name: /^Breast cancer/ })).toBeChecked()
  await playground.problem.getByRole('radio', { name: /^Breast cancer/ }).press('ArrowDown')
  await expect(playground.problem.getByRole('radio', { name: /^Diabetes/ })).toBeChecked()
  await playground.enter('Steps', '150')
  await playground.runToEnd()
  const tile = playground.stage.getByRole('button', { name: /^SGD R²/ })
  await expect(tile).toContainText(/R² 0\.[3-6]\d+ · error [3-6]\d\.\d+/)
})

test('two inputs and a number: a field of predictions', async ({ playground }) => {
  await playground.open()
  await playground.choose('Task', 'Fit over two inputs')
  await playground.problem.getByRole('radio', { name: 'Your own formula' }).click()
  await expect(playground.stage.getByText('field: predicted, points: true')).toBeVisible()
  const before = await playground.stagePicture()
  await playground.enter('Steps', '200')
  await playground.runToEnd()
  expect(await playground.stagePicture()).not.toBe(before)
  // The same formula of one input is a curve.
  await playground.problem.getByRole('button', { name: 'x', exact: true }).click()
  await expect(playground.problem.getByRole('combobox', { name: 'Task' })).toContainText('Fit a curve')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('six matrices are shown one at a time, and every racer says its share', async ({ playground, page }) => {
    await playground.open(presetLink('Handwritten digits'))
    while ((await playground.racerNames()).length < 6) {
      const before = (await playground.racerNames()).length
      await playground.racers.getByRole('button', { name: 'Add racer' }).click()
      await expect.poll(async () => (await playground.racerNames()).length).toBe(before + 1)
    }
    await playground.button('One step').click()
    await playground.expectStepAtLeast(1)
    const choices = playground.stage.getByRole('group', { name: 'Whose matrix is shown' }).getByRole('button')
    await expect(choices).toHaveCount(6)
    await expect(playground.stage.locator('canvas')).toHaveCount(1)
    for (const place of [5, 0]) {
      const name = (await playground.racerNames())[place]!
      await choices.nth(place).click()
      await expect(choices.nth(place)).toHaveAttribute('aria-pressed', 'true')
      await expect(choices.nth(place)).toBeInViewport({ ratio: 0.9 })
      const matrix = page.getByRole('table', { name: new RegExp(`^${name}: \\d+ of \\d+ samples right`) })
      await expect(async () => {
        const counts = (await matrix.getByRole('cell').allTextContents()).map(Number)
        expect(counts).toHaveLength(100)
        const right = counts.filter((_, i) => i % 11 === 0).reduce((sum, count) => sum + count, 0)
        const share = (100 * right) / counts.reduce((sum, count) => sum + count, 0)
        await expect(choices.nth(place)).toContainText(`${share.toFixed(1)} %`, { timeout: 100 })
      }).toPass()
    }
  })
})
