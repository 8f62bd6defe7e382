/** Linear regression: what the stage says of the next step is what the engine then does. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Playground } from './pages/playground.ts'
import { presets } from '../src/experiment/presets.ts'
import { encodeLink } from '../src/experiment/link.ts'
import { measured } from '../src/ui/theme/format.ts'
import { expect, test } from './support/test.ts'

const line = presets.find(({ id }) => id === 'noisy-line')!.experiment
const written = (value: number): string => measured(value).mantissa

const figures = (playground: Playground, name: string) =>
  playground.stage.getByRole('group', { name: `The batch of the next step of ${name}`, exact: true })
const definition = (playground: Playground, name: string, term: string) =>
  figures(playground, name).locator('dl > div').filter({ hasText: term }).getByRole('definition')

async function step(playground: Playground, to: number): Promise<void> {
  await playground.button('One step').click()
  await expect.poll(() => playground.stepNow()).toBe(to)
}

test('shows the loss of the coming batch beside that of all data, to the figures of the records', async ({
  playground,
}) => {
  await playground.open(encodeLink(line))
  const racer = line.racers.find(({ name }) => name === 'Batch of 6')!
  await playground.row('Batch of 6').getByRole('rowheader').click()
  await expect(figures(playground, 'Batch of 6')).toBeVisible()
  for (let made = 0; made < 4; made++) {
    await expect(figures(playground, 'Batch of 6')).toContainText(`step ${made} → ${made + 1}`)
    const told = await definition(playground, 'Batch of 6', 'Loss of this batch').innerText()
    const before = (await playground.records()).get(racer.id)!
    const all = written(before.trainLoss!.at(-1)!)
    await expect(definition(playground, 'Batch of 6', 'Loss of all data')).toHaveText(all)
    await step(playground, made + 1)
    await expect
      .poll(async () => written((await playground.records()).get(racer.id)!.batchLoss!.at(-1)!))
      .toBe(told.trim())
  }
})

test('all data is its own batch: the same loss twice, no angle', async ({ playground }) => {
  await playground.open(encodeLink(line))
  await playground.row('All data').getByRole('rowheader').click()
  await step(playground, 1)
  await expect(figures(playground, 'All data')).toContainText('step 1 → 2')
  const loss = await definition(playground, 'All data', 'Loss of all data').innerText()
  await expect(definition(playground, 'All data', 'Loss of this batch')).toHaveText(loss)
  await expect(definition(playground, 'All data', 'Angle between gradients')).toHaveText('0.0°')
})

test('the plane pans and zooms by keyboard, and the picture follows the race to its end', async ({
  playground,
  page,
}) => {
  await playground.open(encodeLink(line))
  const plane = playground.stage.getByRole('application', { name: /^Loss of all training data/ })
  await expect(plane).toBeVisible()
  await expect(figures(playground, 'All data').or(figures(playground, 'One sample'))).toBeVisible()
  const begun = await playground.stagePicture()
  await plane.focus()
  await page.keyboard.press('+')
  await expect.poll(() => playground.stagePicture()).not.toBe(begun)
  await page.keyboard.press('0')
  await playground.runToEnd()
  await expect(playground.stage.getByText('No further step: the run is over.')).toBeVisible()
  await expect.poll(() => playground.stagePicture()).not.toBe(begun)
})

test('has no accessibility errors', async ({ playground, page }) => {
  await playground.open(encodeLink(line))
  await step(playground, 1)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
})
