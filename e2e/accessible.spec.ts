import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './support/test.ts'

for (const theme of ['light', 'dark', 'projector'] as const)
  test.describe(theme, () => {
    test.use({ colorScheme: theme === 'dark' ? 'dark' : 'light' })

    test('the screen, the gallery and the inspector have no accessibility errors', async ({ playground, page }) => {
      await playground.open()
      if (theme === 'projector') await playground.chooseTheme('Projector')
      await playground.play()
      await playground.expectStepAtLeast(3)
      await playground.pause()
      const violations = async () => {
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      }
      expect(await violations()).toEqual([])
      await playground.gallery.open()
      expect(await violations()).toEqual([])
      await page.keyboard.press('Escape')
      await expect(playground.gallery.dialog).toBeHidden()
      for (const button of ['Runs', 'Help']) {
        await playground.button(button).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await violations()).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
      await playground.stage.getByRole('button', { name: '3-D' }).click()
      await expect(playground.stage.getByText('Drag to turn')).toBeVisible()
      expect(await violations()).toEqual([])
      const [name] = await playground.racerNames()
      const inspector = await playground.openRacer(name!)
      expect(await violations()).toEqual([])
      await page.getByRole('tab', { name: 'Step', exact: true }).click()
      await expect(page.getByRole('tabpanel').getByRole('button', { name: /step/i }).first()).toBeVisible()
      expect(await violations()).toEqual([])
      await page.getByRole('tab', { name: 'Settings', exact: true }).click()
      await inspector.addWrapper('Clip by norm')
      await inspector.choose('Optimizer', 'AggMo')
      await inspector.search('Optimizer', 'momentum')
      expect(await violations()).toEqual([])
    })
  })
