import type { CDPSession, Locator, Page } from '@playwright/test'
import type { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'

test.use({ hasTouch: true })

const startOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(
    () => (globalThis.__downhill.state().document as unknown as { problem: { start: number[] } }).problem.start,
  )

/** Two fingers on a line through the middle of an element, `from` and then `to` pixels apart. */
async function pinch(session: CDPSession, element: Locator, from: number, to: number): Promise<void> {
  const box = (await element.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const fingers = (apart: number) => [
    { x: x - apart / 2, y, id: 1 },
    { x: x + apart / 2, y, id: 2 },
  ]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) })
  for (let i = 1; i <= 8; i++)
    await session.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: fingers(from + ((to - from) * i) / 8),
    })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** What a part of the width of the stage is worth in x: two taps set the start, the second that far right of the first. */
async function spanOf(playground: Playground, plane: Locator, share: number): Promise<number> {
  const { page } = playground
  const box = (await plane.boundingBox())!
  const tap = async (at: number): Promise<number> => {
    const before = await startOf(page)
    await page.touchscreen.tap(box.x + at * box.width, box.y + 0.3 * box.height)
    await expect.poll(() => startOf(page)).not.toEqual(before)
    return (await startOf(page))[0]!
  }
  const left = await tap(0.5 - share / 2)
  return (await tap(0.5 + share / 2)) - left
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
  [2560, 1440],
] as const)
  test.describe(`at ${width} x ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('two fingers zoom the stage by as much as they move apart, and back', async ({ playground, page }) => {
      await playground.open()
      const plane = page.getByRole('application', { name: /Contour plot/ })
      const session = await page.context().newCDPSession(page)
      const whole = await spanOf(playground, plane, 0.4)
      expect(whole).toBeGreaterThan(0)

      const start = await startOf(page)
      await pinch(session, plane, 80, 160)
      const near = await spanOf(playground, plane, 0.4)
      expect(near / whole).toBeGreaterThan(0.46)
      expect(near / whole).toBeLessThan(0.54)

      const before = await startOf(page)
      expect(before).not.toEqual(start)
      await pinch(session, plane, 160, 80)
      // Fingers that zoom set no start.
      expect(await startOf(page)).toEqual(before)
      const again = await spanOf(playground, plane, 0.4)
      expect(again / whole).toBeGreaterThan(0.94)
      expect(again / whole).toBeLessThan(1.06)
    })
  })

test('two fingers zoom the surface in 3-D', async ({ playground, page }) => {
  await playground.open()
  await playground.stage.getByRole('button', { name: '3-D', exact: true }).click()
  const space = playground.stage.getByRole('application', { name: /^Surface in three/ })
  await expect(space).toBeVisible()
  await expect
    .poll(async () => new Set([await playground.stagePicture(), await playground.stagePicture()]).size)
    .toBe(1)
  const before = await playground.stagePicture()
  const session = await page.context().newCDPSession(page)
  await pinch(session, space, 80, 200)
  await expect.poll(() => playground.stagePicture()).not.toBe(before)
  await playground.stage.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(() => playground.stagePicture()).toBe(before)
})
