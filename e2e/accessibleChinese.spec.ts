import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './support/test.ts'

for (const theme of ['light', 'dark', 'projector'] as const)
  test.describe(theme, () => {
    test.use({ locale: 'zh-CN' })

    test('in Chinese no panel has accessibility errors', async ({ page }) => {
      await page.addInitScript((choice) => localStorage.setItem('downhill.theme', choice), theme)
      await page.goto('./?test')
      await page.getByRole('button', { name: '播放', exact: true }).click()
      await expect.poll(() => page.evaluate(() => globalThis.__downhill.state().step)).toBeGreaterThan(3)
      await page.getByRole('button', { name: '暂停', exact: true }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      const violations = async () => {
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      }
      expect(await violations(), 'screen').toEqual([])
      for (const [key, name] of [
        ['g', '想看什么？'],
        ['?', 'Downhill'],
      ] as const) {
        await page.keyboard.press(key)
        await expect(page.getByRole('dialog', { name })).toBeVisible()
        expect(await violations(), name).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
      await page.getByRole('button', { name: /^编辑 ?Momentum/ }).click()
      for (const tab of ['设置', '公式', '单步']) {
        await page.getByRole('tab', { name: tab, exact: true }).click()
        await expect(page.getByRole('tab', { name: tab, exact: true })).toHaveAttribute('aria-selected', 'true')
        expect(await violations(), tab).toEqual([])
      }
    })
  })
