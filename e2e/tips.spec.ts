import type { Locator } from '@playwright/test'
import type { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'
import { untold } from './support/untold.ts'

/** What is no label: the names of the product and of a file, and hints of what can be done. */
const exceptions = [
  'Downhill',
  'or click the stage',
  'Click to set the start',
  'Drag to turn',
  'Drop a CSV file here',
  'own.csv',
]

/** Every word of the page is told: racers have names of their own, and the stage asks the question of the experiment. */
async function expectTold(playground: Playground, root: Locator = playground.page.locator('body')): Promise<void> {
  const own = [
    ...exceptions,
    ...(await playground.racerNames()),
    ...(await playground.stage.getByRole('heading', { level: 2 }).allTextContents()),
  ]
  await expect
    .poll(async () => (await untold(root)).filter((words) => !own.includes(words)), { message: 'words without a tip' })
    .toEqual([])
}

/** Opens what is folded in the problem panel. */
async function unfold({ problem }: Playground): Promise<void> {
  await expect(problem.getByRole('heading', { name: 'Network', exact: true })).toBeVisible()
  const closed = problem.getByRole('heading').getByRole('button', { expanded: false })
  while ((await closed.count()) > 0) await closed.first().click()
  const layers = problem.getByRole('button', { name: 'Layer by layer' })
  if ((await layers.count()) > 0) await layers.click()
}

/** Each of the views that the stage offers. */
async function everyView(playground: Playground, group: string): Promise<void> {
  const views = playground.stage.getByRole('group', { name: group, exact: true }).getByRole('button')
  for (const view of await views.all()) {
    await view.click()
    await expect(view).toHaveAttribute('aria-pressed', 'true')
    await expect(playground.stage.locator('canvas').first()).toBeVisible()
    await expectTold(playground, playground.stage)
  }
}

/** The inspector with everything opened in it, one tab after the other. */
async function everyTab(playground: Playground): Promise<void> {
  const [, second] = await playground.racerNames()
  const { panel } = await playground.openRacer(second!)
  const stopping = panel.getByText('Stop when nothing gets better')
  // A surface is not validated.
  if ((await stopping.count()) > 0) await stopping.click()
  await playground.choose('Add around the rule', 'Clip by norm', panel)
  await expectTold(playground, panel)
  await panel.getByRole('tab', { name: 'Formula', exact: true }).click()
  await expect(panel.getByRole('textbox', { name: 'Update rule', exact: true })).toBeVisible()
  await expectTold(playground, panel)
  await panel.getByRole('tab', { name: 'Step', exact: true }).click()
  await panel.getByRole('button', { name: 'One step', exact: true }).click()
  await expect(panel.getByRole('heading', { name: 'Over time' })).toBeVisible()
  await expectTold(playground, panel)
}

test('every word of a surface has its tip', async ({ playground, page }) => {
  await playground.open()
  await expectTold(playground)
  await everyView(playground, 'View of the surface')
  await playground.button('Smoothing and zoom').click()
  const tools = page.getByRole('dialog', { name: 'Smoothing and zoom' })
  await expect(tools.getByRole('slider')).toBeVisible()
  await expectTold(playground, tools)
  await page.keyboard.press('Escape')
  await everyTab(playground)
})

test('every word of a network has its tip', async ({ playground }) => {
  test.slow()
  await playground.open()
  await playground.choose('Task', 'Classify points')
  await unfold(playground)
  await expect(playground.problem.getByRole('list', { name: 'Layers' })).toBeVisible()
  await expectTold(playground)
  await everyView(playground, 'Racers shown')
  await everyTab(playground)
})

test('every word of a convolutional network has its tip', async ({ playground }) => {
  test.slow()
  await playground.open()
  await playground.choose('Task', 'Images')
  await playground.problem.getByRole('button', { name: 'CNN', exact: true }).click()
  await unfold(playground)
  await expect(playground.problem.getByRole('listitem', { name: 'Layer 1: Convolution' })).toBeVisible()
  await expectTold(playground)
  await everyView(playground, 'Racers shown')
})

test('every word of a table has its tip', async ({ playground, page }) => {
  test.slow()
  await playground.open()
  await playground.choose('Task', 'Table')
  await unfold(playground)
  await expect(playground.problem.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await expectTold(playground)
  await playground.problem
    .locator('input[type=file]')
    .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b,c\n1,2,x\n2,3,y\n3,1,x\n,4,y\n') })
  const dialog = page.getByRole('dialog', { name: 'own.csv' })
  await expect(dialog.getByRole('columnheader', { name: 'Predict' })).toBeVisible()
  await expectTold(playground, dialog)
})

test('every word has its tip where there is less room', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await playground.open()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    await expectTold(playground)
  }
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect(playground.racers.getByRole('columnheader', { name: 'Rank' })).toBeVisible()
  await expectTold(playground)
})

test('a chosen entry and every option tell their summary and their formula', async ({ playground, page }) => {
  await playground.open()
  await playground.choose('Task', 'Classify points')
  const tip = page.getByRole('tooltip')
  const loss = playground.problem.getByRole('combobox', { name: 'Loss', exact: true })
  await loss.hover()
  await expect(tip).toContainText('Minus the logarithm of the probability')
  await expect(tip.locator('.katex').first()).toBeVisible()
  await loss.click()
  await expect(tip).toBeHidden()
  const option = page.getByRole('option', { name: /^Hinge/ })
  await option.hover()
  await expect(tip).toContainText('Hinge')
  await expect(tip.locator('.katex').first()).toBeVisible()
  await page.keyboard.press('Escape')

  // The formula is that of the parameters that are set.
  const inspector = await playground.openRacer('Momentum')
  await inspector.select('Optimizer').hover()
  await expect(tip).toContainText('SGD')
  const formula = tip.locator('.katex').last()
  const plain = (await formula.textContent()) ?? ''
  expect(plain).not.toBe('')
  await inspector.panel.getByText('Nesterov', { exact: true }).click()
  await inspector.select('Optimizer').hover()
  await expect(formula).not.toHaveText(plain)
})

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a tap on a figure or on a label tells what it is', async ({ playground, page }) => {
    await playground.open()
    const tip = page.getByRole('tooltip')
    await playground.racers.getByRole('listitem').nth(1).locator('[data-term="loss"]').tap()
    await expect(tip).toContainText('What is minimized')
    await page.getByRole('tab', { name: 'Problem' }).tap()
    await expect(tip).toBeHidden()
    await playground.problem.getByText('Gradient noise').tap()
    await expect(tip).toContainText('Standard deviation of normal noise')
    await expect(tip.locator('.katex')).toBeVisible()
  })
})
