import { expect, test } from './support/test.ts'

test('an own rule races, and an error is marked where it is', async ({ playground }) => {
  await playground.open()
  const [name] = await playground.racerNames()
  const inspector = await playground.openRacer(name!)
  await inspector.showFormula()
  await inspector.writeRule('state m = 0\nm = 0.9 * m + q\ntheta = theta - lr * m')
  await expect(inspector.rule).toHaveAttribute('aria-invalid', 'true')
  await expect(inspector.panel.getByRole('alert')).toContainText('q')
  await expect(inspector.panel.getByText('The race goes on with the last version')).toBeVisible()

  await inspector.writeRule('state m = 0\nm = 0.5 * m + g\ntheta = theta - lr * m')
  await expect(inspector.rule).toHaveAttribute('aria-invalid', 'false')
  await expect(inspector.panel.locator('.katex').first()).toBeVisible()
  await inspector.close()
  await playground.play()
  await playground.expectStepAtLeast(3)
  const records = await playground.records()
  expect([...records.values()].every(({ loss }) => loss!.length > 3)).toBe(true)
})
