import type { Page } from '@playwright/test'
import { presets } from '../src/experiment/presets.ts'
import { Gallery } from './pages/gallery.ts'
import { expect, test } from './support/test.ts'

const presetOf = (id: string) => presets.find((preset) => preset.id === id)!
const first = presets[0]!
const rosenbrock = presetOf('rosenbrock')

/** Whether every picture that was asked for came, in this scheme. */
async function expectPictures(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  const shown = page.getByRole('dialog').locator('img').first()
  await expect(shown).toHaveAttribute('src', new RegExp(`thumbnails/${first.id}.${scheme}.webp$`))
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(480)
}

test('opens at the present preset, and loads another with its question; undo brings the first back', async ({
  playground,
  page,
}) => {
  const { gallery } = playground
  await playground.open()
  await gallery.open()
  await expect(gallery.cards).toHaveCount(presets.length)
  await expectPictures(page, 'light')
  const current = gallery.card('Narrow ravine')
  await expect(current).toHaveAttribute('aria-current', 'true')
  await expect(current).toBeFocused()
  await expect(current).toHaveAccessibleDescription(presetOf('narrow-ravine').look.en)
  await gallery.card(rosenbrock.title.en).click()
  await expect(gallery.dialog).toBeHidden()
  await expect(playground.stage.getByRole('heading', { name: rosenbrock.question.en })).toBeVisible()
  await expect(playground.button('Play')).toBeFocused()
  expect(await playground.racerNames()).toEqual(rosenbrock.experiment.racers.map(({ name }) => name))
  await playground.button('Undo').click()
  await expect(playground.stage.getByRole('heading', { name: 'Why does momentum overshoot?' })).toBeVisible()
})

test('filters by title, question, group and optimizer', async ({ playground }) => {
  const { gallery } = playground
  await playground.open()
  await gallery.open()
  await gallery.search.fill('prodigy')
  await expect(gallery.cards).toHaveCount(1)
  await expect(gallery.dialog.getByRole('status')).toHaveText('1 found')
  await expect(gallery.groups).toHaveText(['Rates and schedules1'])
  await gallery.search.fill('overfitting')
  await expect(gallery.cards).toHaveCount(presets.filter(({ group }) => group.en === 'Overfitting').length)
  await gallery.search.fill('momentum overshoot')
  await expect(gallery.cards).toHaveCount(1)
  await gallery.search.fill('zzz')
  await expect(gallery.cards).toHaveCount(0)
  await expect(gallery.dialog.getByText('Nothing found.')).toBeVisible()
  await gallery.search.fill('')
  await expect(gallery.cards).toHaveCount(presets.length)
})

test('by keyboard: G opens, arrows move, letters search, Enter opens a preset, Escape gives the focus back', async ({
  playground,
  page,
}) => {
  const { gallery } = playground
  await playground.open()
  await gallery.button.focus()
  await page.keyboard.press('g')
  await expect(gallery.card('Narrow ravine')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(gallery.dialog).toBeHidden()
  await expect(gallery.button).toBeFocused()

  await page.keyboard.press('g')
  await expect(gallery.card('Narrow ravine')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(gallery.card(rosenbrock.title.en)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(gallery.card(first.title.en)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(gallery.card('Narrow ravine')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(gallery.card(first.title.en)).toBeFocused()
  await page.keyboard.type('lion spirals')
  await expect(gallery.search).toHaveValue('lion spirals')
  await expect(gallery.cards).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(gallery.card(presetOf('spirals').title.en)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(gallery.dialog).toBeHidden()
  await expect(playground.stage.getByRole('heading', { name: presetOf('spirals').question.en })).toBeVisible()
})

test('a group is jumped to, and the tab key goes on to its first card', async ({ playground, page }) => {
  const { gallery } = playground
  await playground.open()
  await gallery.open()
  const group = gallery.groups.filter({ hasText: 'Overfitting' })
  await group.click()
  await expect(group).toHaveAttribute('aria-current', 'location')
  const card = gallery.card(presets.find((preset) => preset.group.en === 'Overfitting')!.title.en)
  await expect(card).toBeInViewport({ ratio: 0.9 })
  await gallery.groups.last().focus()
  await page.keyboard.press('Tab')
  await expect(card).toBeFocused()
})

test.describe('in Chinese and dark', () => {
  test.use({ locale: 'zh-CN', colorScheme: 'dark' })

  test('shows and finds Chinese texts, with the dark pictures', async ({ page }) => {
    const gallery = new Gallery(page, { button: /^实验预设：/, name: '想看什么？' })
    await page.goto('./')
    await gallery.open()
    await expectPictures(page, 'dark')
    await gallery.search.fill('拐过弯道')
    await expect(gallery.cards).toHaveCount(1)
    await gallery.card(rosenbrock.title.zh).click()
    await expect(page.getByRole('heading', { name: rosenbrock.question.zh })).toBeVisible()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('fills the screen, and a preset is opened by a tap', async ({ playground, page }) => {
    const { gallery } = playground
    await playground.open()
    await gallery.button.tap()
    await expect(gallery.cards).toHaveCount(presets.length)
    await expect.poll(() => gallery.dialog.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
    const sizes = await gallery.cards.evaluateAll((all) => all.map((card) => card.getBoundingClientRect()))
    for (const { left, right, height } of sizes) {
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(390)
      expect(height).toBeGreaterThanOrEqual(44)
    }
    await gallery.card(rosenbrock.title.en).tap()
    await expect(gallery.dialog).toBeHidden()
    await expect(page.getByRole('heading', { name: rosenbrock.question.en })).toBeVisible()
  })
})
