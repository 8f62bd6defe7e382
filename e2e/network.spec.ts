import { AxeBuilder } from '@axe-core/playwright'
import { nodeModules } from '../scripts/nodeModules.ts'
import { createTrainer } from '../src/engine/createTrainer.ts'
import type { UnitLayer } from '../src/engine/trainer.ts'
import type { Experiment } from '../src/experiment/document.ts'
import { encodeLink } from '../src/experiment/link.ts'
import { presets } from '../src/experiment/presets.ts'
import type { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'

/** As the page writes measured numbers. */
const written = (text: string) =>
  Number(
    text.replaceAll('−', '-').replace(
      /·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/,
      (_, power: string) =>
        `e${[...power]
          .map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))
          .map((d) => (d < 0 ? '-' : d))
          .join('')}`,
    ),
  )

const near = (shown: number, expected: number) =>
  expect(Math.abs(shown - expected)).toBeLessThan(2e-3 * Math.abs(expected) + 6e-5)

/** A preset with another budget. */
function preset(id: string, budget: number): Experiment {
  return { ...presets.find((one) => one.id === id)!.experiment, budget }
}

/** Layers as the engine has them in Node, `steps` after the start. */
function layersOf(experiment: Experiment, racer: number, steps: number): readonly UnitLayer[] {
  const trainer = createTrainer(experiment, experiment.racers[racer]!, { modules: nodeModules() })
  trainer.advance(steps)
  const result = trainer.probe({ kind: 'units', size: 2, x: [0, 1], y: [0, 1], most: 64 })
  if (result.kind !== 'units') throw new Error('no units')
  return result.layers
}

const unit = ({ stage }: Playground, column: number, place: number) => stage.locator(`[data-unit="${column} ${place}"]`)

/** Compares the numbers in the name of every unit with the engine's. */
async function expectLayers(playground: Playground, layers: readonly UnitLayer[]) {
  await expect(async () => {
    for (const [column, { biases, weights }] of layers.entries()) {
      const inputs = weights.length / biases.length
      for (const [place, bias] of biases.entries()) {
        const name = await unit(playground, column, place).getAttribute('aria-label', { timeout: 1000 })
        const told = /: bias ([^;]+); strongest inputs: (.+)$/.exec(name ?? '')
        near(written(told?.[1] ?? ''), bias)
        const strongest = [...weights.subarray(place * inputs, (place + 1) * inputs)].sort(
          (a, b) => Math.abs(b) - Math.abs(a),
        )
        const shown = told![2]!.split(', ').map((text) => written(text.slice(text.lastIndexOf(' ') + 1)))
        expect(shown).toHaveLength(Math.min(3, inputs))
        shown.forEach((weight, i) => near(weight, strongest[i]!))
      }
    }
  }).toPass()
}

test('the network of a racer: every unit with the weights of the engine, before and after training', async ({
  playground,
  page,
}) => {
  const experiment = preset('two-moons', 60)
  await playground.open(encodeLink(experiment))
  await playground.row('Adam').getByText('Adam', { exact: true }).first().click()
  await playground.stage.getByRole('button', { name: 'Network' }).click()
  const network = playground.stage.getByRole('group', { name: /^Network of Adam/ })
  await expect(network.getByRole('button')).toHaveCount(2 + 8 + 8 + 1)
  const adam = experiment.racers.findIndex(({ name }) => name === 'Adam')
  await expectLayers(playground, layersOf(experiment, adam, 0))

  const before = await playground.stagePicture()
  await playground.runToEnd()
  await expectLayers(playground, layersOf(experiment, adam, 60))
  expect(await playground.stagePicture()).not.toBe(before)

  // One unit takes the focus of the keyboard; arrow keys go on from it, and its numbers stand beside it.
  await unit(playground, 1, 0).focus()
  await expect(network.locator('[tabindex="0"]')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(unit(playground, 1, 1)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(unit(playground, 2, 1)).toBeFocused()
  await expect(playground.stage.getByRole('heading', { name: 'Layer 2, unit 2' })).toBeVisible()
  await page.keyboard.press('End')
  await expect(playground.stage.getByRole('heading', { name: 'Layer 2, unit 8' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(playground.stage.getByRole('heading', { name: 'What the network says' })).toBeVisible()
})

test('without hidden units there are inputs and outputs, and the view says so', async ({ playground }) => {
  await playground.open(encodeLink(preset('blobs', 40)))
  await playground.stage.getByRole('button', { name: 'Network' }).click()
  await expect(playground.stage.getByText('No hidden units')).toBeVisible()
  await expect(playground.stage.getByRole('group', { name: /^Network of/ }).getByRole('button')).toHaveCount(2 + 4)
})

test('samples of images: as many right and wrong as in the confusion matrix; filters: as many as the layer has', async ({
  playground,
  page,
}) => {
  await playground.open(encodeLink(preset('digits', 40)))
  await playground.runToEnd()
  const wrongOnes = playground.stage.getByRole('button', { name: /^Wrong \d+$/ })
  let [all, wrong] = [0, 0]
  // The last prediction may still be on its way when the run has ended: both views are read until they agree.
  await expect(async () => {
    await playground.stage.getByRole('button', { name: 'Samples' }).click()
    wrong = Number.parseInt((await wrongOnes.textContent({ timeout: 2000 }))!.slice('Wrong '.length))
    all = Number.parseInt((await playground.stage.getByRole('button', { name: /^All \d+$/ }).textContent())!.slice(4))
    const name = (await playground.stage
      .getByRole('group', { name: /was not trained on$/ })
      .getAttribute('aria-label'))!
    await playground.stage.getByRole('button', { name: 'All racers' }).click()
    const racer = /^Samples that (.+) was not trained on$/.exec(name)![1]!
    const matrix = page.getByRole('table', { name: `${racer}: ${all - wrong} of ${all} samples right` })
    await expect(matrix).toBeAttached({ timeout: 2000 })
  }).toPass()
  expect(all).toBe(1797 - Math.round(0.8 * 1797))
  expect(wrong).toBeGreaterThan(0)

  await playground.stage.getByRole('button', { name: 'Samples' }).click()
  await expect(wrongOnes).toHaveText(`Wrong ${wrong}`)
  await wrongOnes.click()
  let cards = 0
  for (;;) {
    const shown = playground.stage.locator('[data-sample]')
    cards += await shown.count()
    for (const name of await shown.evaluateAll((found) => found.map((card) => card.getAttribute('aria-label')))) {
      const [, truth, taken] = /^Wrong: (\d) taken for (\d), [\d.]+ %$/.exec(name!)!
      expect(truth).not.toBe(taken)
    }
    if (await playground.button('Next page').isDisabled()) break
    await playground.button('Next page').click()
  }
  expect(cards).toBe(wrong)

  // The bars of a sample are probabilities.
  await playground.stage.locator('[data-sample]').first().focus()
  const bars = playground.stage.getByRole('table', { name: 'Probability of each class' })
  const shares = (await bars.getByRole('cell').allTextContents())
    .filter((text) => text.endsWith('%'))
    .map((text) => Number.parseFloat(text))
  expect(shares).toHaveLength(10)
  expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThan(0.6)

  await playground.stage.getByRole('button', { name: 'Filters' }).click()
  await expect(playground.stage.getByRole('listitem', { name: /^Filter \d+: weights from/ })).toHaveCount(64)
  await expect(playground.stage.getByText('64 units, each over 8 × 8 pixels')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('network, samples and filters have no accessibility errors', async ({ playground, page }) => {
      const violations = async () => {
        const { violations: found } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
          .analyze()
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      }
      await playground.open(encodeLink(preset('two-moons', 40)))
      await playground.stage.getByRole('button', { name: 'Network' }).click()
      await unit(playground, 1, 2).focus()
      await expect(unit(playground, 1, 2)).toHaveAccessibleName(/strongest inputs/)
      expect(await violations()).toEqual([])
      await playground.open(encodeLink(preset('digits', 40)))
      await playground.stage.getByRole('button', { name: 'Samples' }).click()
      await expect(playground.stage.locator('[data-sample]').first()).toBeVisible()
      expect(await violations()).toEqual([])
      await playground.stage.getByRole('button', { name: 'Filters' }).click()
      await expect(playground.stage.getByRole('listitem', { name: /^Filter 64/ })).toBeVisible()
      expect(await violations()).toEqual([])
    })
  })
