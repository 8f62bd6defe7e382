import { Layers } from './pages/layers.ts'
import { expect, test } from './support/test.ts'

test('a convolutional network is built layer by layer, with the right shapes and numbers of parameters', async ({
  playground,
  page,
}) => {
  await playground.open()
  await playground.choose('Task', 'Images')
  await playground.problem.getByRole('button', { name: 'Linear', exact: true }).click()
  await playground.problem.getByRole('button', { name: 'Layer by layer' }).click()
  const layers = new Layers(page)
  await layers.expectNames('Flatten')

  await layers.add(1, 'Convolution')
  await layers.add(2, 'Max pooling')
  await layers.add(4, 'Dense')
  await layers.expectNames('Convolution', 'Max pooling', 'Flatten', 'Dense')
  await layers.enter(4, 'Units', '32')
  await layers.expectLayer(1, '8 × 8 × 8', '80')
  await layers.expectLayer(2, '4 × 4 × 8', '0')
  await layers.expectLayer(3, '128', '0')
  await layers.expectLayer(4, '32', '4,128')
  // 80 + 128 · 32 + 32 + 32 · 10 + 10
  await expect(layers.list.getByText('4,538 parameters')).toBeVisible()

  await layers.enter(1, 'Filters', '4')
  await layers.expectLayer(1, '8 × 8 × 4', '40')
  await layers.act(1, 'Duplicate')
  await layers.expectLayer(2, '8 × 8 × 4', '148')
  await layers.act(2, 'Remove')
  await layers.expectNames('Convolution', 'Max pooling', 'Flatten', 'Dense')

  // Pooling first, by keyboard; the focus stays with the layer.
  const name = layers.layer(2).getByRole('button', { name: 'Max pooling', exact: true })
  await name.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await layers.expectNames('Max pooling', 'Convolution', 'Flatten', 'Dense')
  await expect(layers.layer(1).getByRole('button', { name: 'Max pooling', exact: true })).toBeFocused()

  await playground.enter('Steps', '5')
  await playground.expectNoMessages()
  await playground.runToEnd()
  for (const { trainLoss } of (await playground.records()).values()) expect(trainLoss![0]).toBeGreaterThan(0)
})

test('a layer that does not fit is refused with its reason, and nothing is lost', async ({ playground, page }) => {
  await playground.open()
  await playground.choose('Task', 'Images')
  await playground.problem.getByRole('button', { name: 'CNN', exact: true }).click()
  const layers = new Layers(page)
  await expect(layers.list).toBeVisible()
  const before = await layers.names()
  const link = await playground.fragment()

  await layers.openMenu(6)
  const convolution = page.getByRole('option', { name: /^Convolution/ })
  await expect(convolution).toHaveAttribute('aria-disabled', 'true')
  await expect(convolution).toContainText('Convolution needs an image, of height, width and channels.')
  await convolution.click({ force: true })
  await page.keyboard.press('Escape')

  await layers.act(5, 'Remove')
  await expect(layers.layer(6).getByRole('alert')).toContainText('Dense needs a flat input')
  await expect(layers.layer(6).getByRole('alert')).toContainText('Nothing was changed.')

  await layers.enter(2, 'Window', '8')
  await expect(layers.layer(4).getByRole('alert')).toContainText('has a window larger than the image it gets')
  await expect(layers.list.getByRole('textbox', { name: 'Window of layer 2', exact: true })).toHaveValue('2')
  await layers.expectNames(...before)
  expect(await playground.fragment()).toBe(link)

  // What is allowed takes the reason away.
  await layers.enter(2, 'Window', '1')
  await expect(layers.list.getByRole('alert')).toHaveCount(0)
})

test('a dense layer behind pooling gets the flatten layer in front of it, which is said', async ({
  playground,
  page,
}) => {
  await playground.open()
  await playground.choose('Task', 'Images')
  await playground.problem.getByRole('button', { name: 'CNN', exact: true }).click()
  const layers = new Layers(page)
  await layers.openMenu(5)
  const dense = page.getByRole('option', { name: /^Dense/ })
  await expect(dense).toContainText('Flatten is put in front of it.')
  await dense.click()
  await layers.expectNames('Convolution', 'Max pooling', 'Convolution', 'Max pooling', 'Flatten', 'Dense', 'Dense')
  await expect(layers.list.getByRole('status')).toContainText('Flatten was put in front')
})
