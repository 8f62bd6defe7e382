import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './support/test.ts'

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('the screen and the inspector have no accessibility errors', async ({ playground, page }) => {
      await playground.open()
      await playground.play()
      await playground.expectStepAtLeast(3)
      await playground.pause()
      const violations = async () => {
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      }
      expect(await violations()).toEqual([])
      const [name] = await playground.racerNames()
      const inspector = await playground.openRacer(name!)
      expect(await violations()).toEqual([])
      await inspector.addWrapper('Clip by norm')
      await inspector.choose('Optimizer', 'AggMo')
      await inspector.search('Optimizer', 'momentum')
      expect(await violations()).toEqual([])
    })
  })
