import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'

const view = (playground: Playground, name: string) => playground.stage.getByRole('button', { name, exact: true })
const space = (playground: Playground) => playground.stage.getByRole('application', { name: /^Surface in three/ })

/** Colours on the canvas that WebGL draws, coarsely: 0 where nothing is drawn. */
async function solid(page: Page): Promise<string> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('canvas')]
    const canvas = all.find((one) => one.getContext('webgl2') instanceof WebGL2RenderingContext)
    if (!canvas) return ''
    const small = document.createElement('canvas')
    small.width = small.height = 48
    const context = small.getContext('2d')!
    context.drawImage(canvas, 0, 0, 48, 48)
    const { data } = context.getImageData(0, 0, 48, 48)
    let drawn = 0
    for (let i = 3; i < data.length; i += 4) if (data[i]! > 200) drawn++
    return drawn < 200 ? '' : small.toDataURL()
  })
}

test('the surface is turned by keyboard and pointer, and goes back', async ({ playground, page }) => {
  await playground.open()
  await view(playground, '3-D').click()
  await expect(view(playground, '3-D')).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(() => solid(page)).not.toBe('')
  const begun = await solid(page)

  await space(playground).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => solid(page)).not.toBe(begun)
  const sideways = await solid(page)
  await page.keyboard.press('+')
  await expect.poll(() => solid(page)).not.toBe(sideways)
  await page.keyboard.press('0')
  await expect.poll(() => solid(page)).toBe(begun)

  const box = (await space(playground).boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 80, y - 30, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => solid(page)).not.toBe(begun)
  await page.mouse.dblclick(x, y)
  await expect.poll(() => solid(page)).toBe(begun)

  // The same for those who can neither drag nor type.
  await playground.stage.getByRole('button', { name: 'Turn right' }).click()
  await expect.poll(() => solid(page)).toBe(sideways)
  await playground.stage.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(() => solid(page)).toBe(begun)
})

test('the race runs in 3-D, and the view stays while the surface changes', async ({ playground, page }) => {
  await playground.open()
  await view(playground, '3-D').click()
  await expect.poll(() => solid(page)).not.toBe('')
  const before = await playground.stagePicture()
  const ground = await solid(page)
  await playground.play()
  await playground.expectStepAtLeast(10)
  await expect.poll(() => playground.stagePicture()).not.toBe(before)
  await playground.pause()
  // What moves is drawn over the surface, which is not drawn anew.
  expect(await solid(page)).toBe(ground)

  await playground.choose('Surface function', 'Himmelblau')
  await expect.poll(() => solid(page)).not.toBe(ground)
  await expect(space(playground)).toBeVisible()

  await view(playground, 'Contour').click()
  await expect(playground.stage.getByRole('application', { name: /^Contour plot/ })).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.querySelectorAll('canvas').length)).toBeGreaterThan(1)
  expect(await solid(page)).toBe('')
})

test('without WebGL a message says so and the contour stays', async ({ playground, page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext as (...all: unknown[]) => unknown
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...all: unknown[]) {
      return String(all[0]).startsWith('webgl') ? null : original.apply(this, all)
    } as typeof HTMLCanvasElement.prototype.getContext
  })
  await playground.open()
  await view(playground, '3-D').click()
  await expect(playground.stage.getByText(/offers no WebGL/)).toBeVisible()
  await expect(view(playground, 'Contour')).toHaveAttribute('aria-pressed', 'true')
  await expect(playground.stage.getByRole('application', { name: /^Contour plot/ })).toBeVisible()
  await view(playground, 'Contour').click()
  await expect(playground.stage.getByText(/offers no WebGL/)).toHaveCount(0)
})

test('a lost picture comes back', async ({ playground, page }) => {
  await playground.open()
  await view(playground, '3-D').click()
  await expect.poll(() => solid(page)).not.toBe('')
  const begun = await solid(page)
  const extension = await page.evaluateHandle(() => {
    const all = [...document.querySelectorAll('canvas')]
    const context = all.map((one) => one.getContext('webgl2')).find((one) => one !== null)!
    return context.getExtension('WEBGL_lose_context')!
  })
  await extension.evaluate((one) => one.loseContext())
  await expect(playground.stage.getByText(/took the picture away/)).toBeVisible()
  await extension.evaluate((one) => one.restoreContext())
  await expect(playground.stage.getByText(/took the picture away/)).toHaveCount(0)
  await expect.poll(() => solid(page)).toBe(begun)
})

test('the 3-D view has no accessibility errors', async ({ playground, page }) => {
  await playground.open()
  await view(playground, '3-D').click()
  await expect.poll(() => solid(page)).not.toBe('')
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
})
