import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { encodeLink } from '../src/experiment/link.ts'
import { defaultExperiment, usualProblem } from '../src/experiment/defaults.ts'
import { expect, test } from './support/test.ts'

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

const rows = Array.from({ length: 20 }, (_, i) => `${i / 2},${i % 3},${i % 2 ? 'yes' : 'no'}`)

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('images, layers and losses have no accessibility errors', async ({ playground, page }) => {
      await playground.open()
      await playground.choose('Task', 'Images')
      await playground.problem.getByRole('button', { name: 'CNN', exact: true }).click()
      await playground.problem.getByRole('button', { name: /^Preparation/ }).click()
      await playground.problem.getByRole('button', { name: /^Class weights/ }).click()
      await playground.problem.getByRole('button', { name: 'Convolution', exact: true }).first().click()
      await expect(page.getByRole('table', { name: /of 719 samples right/ })).toHaveCount(4)
      expect(await violations(page)).toEqual([])
    })

    test('tables, their dialog and a missing file have none', async ({ playground, page }) => {
      await playground.open()
      await playground.choose('Task', 'Table')
      await playground.problem.locator('input[type=file]').setInputFiles({
        name: 'small.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['a,b,kind', ...rows].join('\n')),
      })
      await page.getByRole('group', { name: 'Type of kind' }).getByRole('button', { name: 'Number' }).click()
      await expect(page.getByRole('dialog').getByRole('alert').first()).toBeVisible()
      expect(await violations(page)).toEqual([])

      const table = {
        ...{ digest: 'A'.repeat(22), name: 'far away.csv', types: 'nnc', target: 2, missing: 'drop' as const },
        ...{ rows: 20, features: 2, classes: 2, nonnegative: true },
      }
      const problem = usualProblem({ id: 'table', parameters: {}, table })
      await page.goto('about:blank')
      await page.goto(`./?test${encodeLink({ ...defaultExperiment(), problem })}`)
      await expect(playground.stage.getByRole('heading', { name: /“far away.csv”/ })).toBeVisible()
      expect(await violations(page)).toEqual([])
    })
  })
