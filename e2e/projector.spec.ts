import type { Locator, Page } from '@playwright/test'
import { growthOf } from '../src/ui/theme/growth.ts'
import { drawingScale } from '../src/ui/theme/sizes.ts'
import { token } from '../src/ui/theme/tokens.ts'
import { expect, test } from './support/test.ts'

const sizeOf = (text: Locator) => text.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
const variable = (page: Page, name: string) =>
  page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name), name)
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test('type grows, contrast rises, and the choice is kept', async ({ playground, page }) => {
  await playground.open()
  const [name] = await playground.racerNames()
  const label = playground.racers.getByRole('rowheader', { name: name!, exact: true }).getByRole('button')
  expect(await sizeOf(label)).toBe(14)
  expect(await variable(page, '--ink')).toBe(token('ink', 'light'))
  const before = await playground.racers.getByRole('row').nth(1).boundingBox()

  await playground.chooseTheme('Projector')
  await expect.poll(() => sizeOf(label)).toBe(18)
  for (const each of ['ink', 'ink2', 'ink3', 'line', 'accent', 'page'] as const)
    expect(await variable(page, `--${each}`)).toBe(token(each, 'projector'))
  const after = await playground.racers.getByRole('row').nth(1).boundingBox()
  expect(after!.height).toBeGreaterThan(before!.height)
  expect(await overflow(page)).toBeLessThanOrEqual(0)

  await page.reload()
  await playground.ready()
  await expect.poll(() => sizeOf(label)).toBe(18)
  await playground.chooseTheme('Dark')
  await expect.poll(() => variable(page, '--ink')).toBe(token('ink', 'dark'))
  expect(await sizeOf(label)).toBe(14)
})

test.describe('a system in the dark', () => {
  test.use({ colorScheme: 'dark' })

  test('is followed until a theme is chosen, and again when that is chosen', async ({ playground, page }) => {
    await playground.open()
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme')
    expect(await scheme()).toBe('dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(scheme).toBe('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(scheme).toBe('dark')
    await playground.chooseTheme('Projector')
    await expect.poll(scheme).toBe('light')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await scheme()).toBe('light')
    await playground.chooseTheme('As the system')
    await expect.poll(scheme).toBe('dark')
  })
})

test('a press on the stage sets the start where the pointer is', async ({ playground, page }) => {
  await playground.open()
  const plane = page.getByRole('application', { name: /Contour plot/ })
  const start = async () => [await playground.number('Start x'), await playground.number('Start y')] as const
  const press = async (x: number, y: number) => {
    const before = await start()
    const box = (await plane.boundingBox())!
    await page.mouse.click(box.x + x * box.width, box.y + y * box.height)
    await expect.poll(start).not.toEqual(before)
    return start()
  }
  // The view of the whole surface has one middle, whatever the frame and the units of the drawing.
  await press(0.5, 0.5)
  await playground.button('Show all').click()
  await press(0.2, 0.3)
  const light = await press(0.5, 0.5)
  await playground.chooseTheme('Projector')
  await playground.button('Show all').click()
  await press(0.2, 0.3)
  const projected = await press(0.5, 0.5)
  for (const axis of [0, 1] as const) expect(Math.abs(projected[axis] - light[axis])).toBeLessThan(0.1)
})

test.describe('on a beamer of 1024 x 768', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  test('one chart is shown, and drawings have larger units', async ({ playground, page }) => {
    await playground.open()
    const plots = playground.charts.getByRole('application')
    await expect(plots).toHaveCount(2)
    await playground.chooseTheme('Projector')
    await expect(plots).toHaveCount(1)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    const tick = plots.locator('text').first()
    await expect.poll(() => sizeOf(tick)).toBe(12 * drawingScale.projector)
  })
})

for (const [width, height] of [
  [390, 844],
  [3840, 2160],
] as const)
  test.describe(`at ${width} x ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('everything fits beside each other', async ({ playground, page }) => {
      await page.addInitScript(() => {
        if (location.protocol !== 'about:') localStorage.setItem('downhill.theme', 'projector')
      })
      await playground.open()
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await expect(playground.button('Play')).toBeInViewport({ ratio: 1 })
      await playground.button('Play').click()
      await playground.expectStepAtLeast(3)
    })
  })

for (const [width, height] of [
  [2560, 1440],
  [3840, 2160],
] as const)
  test.describe(`on a screen of ${width} x ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('type and drawings grow in every theme, and a press still meets its place', async ({ playground, page }) => {
      const growth = growthOf(width, height)
      expect(growth).toBeGreaterThan(1.2)
      await playground.open()
      const [name] = await playground.racerNames()
      const label = playground.racers.getByRole('rowheader', { name: name!, exact: true }).getByRole('button')
      const tick = playground.charts.getByRole('application').first().locator('text').first()
      await expect.poll(() => sizeOf(label)).toBeCloseTo(14 * growth, 1)
      await expect.poll(() => sizeOf(tick)).toBeCloseTo(12 * growth, 1)
      await playground.chooseTheme('Projector')
      await expect.poll(() => sizeOf(label)).toBeCloseTo(18 * growth, 1)
      await expect.poll(() => sizeOf(tick)).toBeCloseTo(16 * growth, 1)
      expect(await overflow(page)).toBeLessThanOrEqual(0)

      const plane = page.getByRole('application', { name: /Contour plot/ })
      const box = (await plane.boundingBox())!
      const press = async (x: number): Promise<number> => {
        const before = await playground.number('Start x')
        await page.mouse.click(box.x + x * box.width, box.y + 0.5 * box.height)
        await expect.poll(() => playground.number('Start x')).not.toBe(before)
        return playground.number('Start x')
      }
      // Three places at equal distances across the whole width.
      const [left, middle, right] = [await press(0.2), await press(0.5), await press(0.8)]
      expect(Math.abs(middle - (left + right) / 2)).toBeLessThan(0.02 * Math.abs(right - left))
      await expect(playground.button('Play')).toBeInViewport({ ratio: 1 })
    })
  })
