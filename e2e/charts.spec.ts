/** The charts: every figure is compared with what the engine recorded. */
import { measured, percent } from '../src/ui/theme/format.ts'
import type { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'

/** A figure as tables write it, its raised exponent as plain text. */
function written(value: number): string {
  const { mantissa, exponent } = measured(value)
  if (exponent === null) return mantissa
  return `${mantissa === '' ? '10' : `${mantissa}·10`}${String(exponent).replace('-', '−')}`
}

async function racersOf(playground: Playground): Promise<{ id: number; name: string }[]> {
  return playground.page.evaluate(() =>
    globalThis.__downhill.state().document.racers.map(({ id, name }) => ({ id, name })),
  )
}

const show = (playground: Playground, measure: string) => playground.choose('Second chart', measure, playground.charts)

async function smoothOver(playground: Playground, presses: number): Promise<void> {
  await playground.charts.getByRole('button', { name: 'Smoothing and zoom' }).click()
  const slider = playground.page.getByRole('slider', { name: 'Smoothing' })
  await slider.focus()
  for (let i = 0; i < presses; i++) await slider.press('ArrowRight')
  await playground.page.keyboard.press('Escape')
  await expect(slider).toHaveCount(0)
}

test('norms of update and weights are those of the recorded path', async ({ playground }) => {
  await playground.open()
  await playground.runToEnd()
  const records = await playground.records()
  for (const [measure, column] of [
    ['Update norm', 'updateNorm'],
    ['Weight norm', 'weightNorm'],
    ['Gradient norm', 'gradientNorm'],
  ] as const) {
    await show(playground, measure)
    await playground.secondChart.readLast(1)
    for (const { id, name } of await racersOf(playground)) {
      const columns = records.get(id)!
      const row = columns.step!.length - 2
      await expect.poll(() => playground.secondChart.figures(name)).toEqual([written(columns[column]![row]!)])
    }
  }
  for (const { x, y, updateNorm, weightNorm } of records.values())
    for (let row = 1; row < x!.length; row++) {
      expect(updateNorm![row]).toBeCloseTo(Math.hypot(x![row]! - x![row - 1]!, y![row]! - y![row - 1]!), 10)
      expect(weightNorm![row]).toBeCloseTo(Math.hypot(x![row]!, y![row]!), 10)
    }
})

test('smoothing shows the debiased moving average beside the recorded value', async ({ playground }) => {
  await playground.open()
  await playground.runToEnd()
  const before = await playground.firstChart.picture()
  await smoothOver(playground, 4)
  await expect.poll(() => playground.firstChart.picture()).not.toBe(before)
  await playground.firstChart.readLast(50)
  const records = await playground.records()
  for (const { id, name } of await racersOf(playground)) {
    const { loss } = records.get(id)!
    const row = loss!.length - 51
    // Adam's: m = b m + (1 - b) y, divided by 1 - b^t.
    let mean = 0
    for (let i = 0; i <= row; i++) mean = 0.95 * mean + 0.05 * loss![i]!
    const debiased = mean / (1 - 0.95 ** (row + 1))
    await expect.poll(() => playground.firstChart.figures(name)).toEqual([written(debiased), written(loss![row]!)])
  }
  await expect(playground.firstChart.readOff.getByRole('columnheader', { name: 'smoothed' })).toBeVisible()
  await expect(playground.firstChart.readOff.getByRole('columnheader', { name: 'recorded' })).toBeVisible()
})

test('zoom is shared, keeps while the race runs, and goes back', async ({ playground, page }) => {
  await playground.open()
  await playground.runToEnd()
  const { firstChart, secondChart } = playground
  const whole = await firstChart.tickValues('x')
  const wholeY = await firstChart.tickValues('y')
  expect(whole).toEqual([0, 100, 200, 300, 400])

  const box = (await firstChart.plot.boundingBox())!
  await page.mouse.move(box.x + 150, box.y + 100)
  await page.mouse.wheel(0, -400)
  await expect.poll(() => firstChart.tickValues('x')).not.toEqual(whole)
  const near = await firstChart.ticks('x')
  await expect.poll(() => secondChart.tickValues('x')).toEqual(near.map(({ value }) => value))
  await expect(playground.charts.getByText(/^Shown by step: /)).toBeAttached()
  // The step under the pointer stayed there.
  const place = (ticks: { value: number; at: number }[], at: number) => {
    const [a, b] = [ticks[0]!, ticks.at(-1)!]
    return a.value + ((at - a.at) / (b.at - a.at)) * (b.value - a.value)
  }
  await page.mouse.move(5, 5)
  const under = place(near, 150)
  await page.mouse.move(box.x + 150, box.y + 100)
  await page.mouse.wheel(0, -400)
  await expect
    .poll(async () => (await firstChart.tickValues('x')).join())
    .not.toBe(near.map(({ value }) => value).join())
  expect(place(await firstChart.ticks('x'), 150)).toBeCloseTo(under, 0)

  const zoomed = await firstChart.tickValues('x')
  await page.mouse.move(5, 5)
  await playground.button('Replay').click()
  await playground.expectStepAtLeast(5)
  await expect(playground.button('Replay')).toBeVisible()
  expect(await firstChart.tickValues('x')).toEqual(zoomed)

  await firstChart.plot.focus()
  await firstChart.plot.press('Shift+ArrowRight')
  await expect.poll(() => secondChart.tickValues('x')).not.toEqual(zoomed)
  await firstChart.plot.press('0')
  await expect.poll(() => secondChart.tickValues('x')).toEqual(whole)

  // Upright: the vertical axis of this chart alone.
  const secondY = await secondChart.tickValues('y')
  await page.mouse.move(box.x + 150, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 152, box.y + 120, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => firstChart.tickValues('y')).not.toEqual(wholeY)
  expect(await firstChart.tickValues('x')).toEqual(whole)
  expect(await secondChart.tickValues('y')).toEqual(secondY)
  await playground.charts.getByRole('button', { name: 'Whole', exact: true }).click()
  await expect.poll(() => firstChart.tickValues('y')).toEqual(wholeY)

  await playground.charts.getByRole('button', { name: 'Smoothing and zoom' }).click()
  await playground.button('Zoom in: Horizontal axis, both charts').click()
  await expect.poll(() => secondChart.tickValues('x')).not.toEqual(whole)
  await playground.button('Show the whole').click()
  await expect.poll(() => secondChart.tickValues('x')).toEqual(whole)
})

test('a row makes its curve stand out, and a curve its row', async ({ playground, page }) => {
  await playground.open()
  await playground.runToEnd()
  const { firstChart, secondChart } = playground
  const [racer] = await racersOf(playground)
  const row = playground.row(racer!.name)
  const pictures = async () => [await firstChart.picture(), await secondChart.picture()]
  await page.mouse.move(5, 5)
  const calm = await pictures()
  await row.hover()
  await expect(row).toHaveAttribute('data-emphasised')
  await expect.poll(async () => (await pictures()).map((picture, i) => picture === calm[i])).toEqual([false, false])
  await page.mouse.move(5, 5)
  await expect(row).not.toHaveAttribute('data-emphasised')

  // Where the recorded loss of step 200 is drawn, by the figures on the axes.
  const records = await playground.records()
  const { step, loss } = records.get(racer!.id)!
  const xs = await firstChart.ticks('x')
  const ys = await firstChart.ticks('y')
  const between = (ticks: { value: number; at: number }[], value: number, scale: (value: number) => number) => {
    const [a, b] = [ticks[0]!, ticks.at(-1)!]
    return a.at + ((scale(value) - scale(a.value)) / (scale(b.value) - scale(a.value))) * (b.at - a.at)
  }
  const x = between(xs, 200, (value) => value)
  const y = between(ys, loss![step!.indexOf(200)]!, Math.log)
  const box = (await firstChart.plot.boundingBox())!
  await page.mouse.move(box.x + x, box.y + y)
  await expect(row).toHaveAttribute('data-emphasised')
  await expect(playground.racers.locator('[data-emphasised]')).toHaveCount(1)
  await page.mouse.move(box.x + x, box.y + 30)
  await expect(row).not.toHaveAttribute('data-emphasised')
})

test('a kept run lies behind the race until it is taken away', async ({ playground, page }) => {
  await playground.open()
  await playground.runToEnd()
  const { firstChart } = playground
  const whole = await firstChart.tickValues('x')
  const before = await firstChart.picture()
  const value = await page.evaluate(() => {
    const { racers } = globalThis.__downhill.state().document
    const { rows, columns } = globalThis.__downhill.curvesOf(racers[0]!.id)!
    const kept = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, rows)]))
    kept.step = kept.step!.map((step) => 2 * step)
    kept.loss = kept.loss!.map((loss) => 3 * loss)
    globalThis.__downhill.overlay([{ run: 'a', title: 'Tuesday', racer: racers[0], rows, columns: kept }])
    return { last: kept.loss.at(-1)!, name: racers[0]!.name }
  })
  await expect.poll(async () => (await firstChart.tickValues('x')).at(-1)).toBe(800)
  // The last place of the longest curve: the kept run's.
  await firstChart.readLast()
  await expect.poll(() => firstChart.figures(`${value.name} · Tuesday`)).toEqual([written(value.last)])
  await playground.charts.getByRole('button', { name: 'Take Tuesday out of the charts' }).click()
  await expect.poll(() => firstChart.tickValues('x')).toEqual(whole)
  await page.mouse.move(5, 5)
  await expect.poll(() => firstChart.picture()).toBe(before)
})

test('the test set is told once, at the end', async ({ playground, page }) => {
  await playground.open()
  await playground.choose('Task', 'Classify points')
  await playground.enter('Steps', '200')
  await playground.button('One step').click()
  await playground.expectStepAtLeast(1)
  const { firstChart, secondChart } = playground
  await firstChart.readLast()
  await expect(firstChart.readOff.getByRole('columnheader', { name: 'validation' })).toBeVisible()
  await expect(firstChart.readOff.getByRole('columnheader', { name: 'test, end' })).toHaveCount(0)
  await playground.runToEnd()
  await expect(playground.charts.getByText('test, once at the end')).toHaveCount(2)
  const readouts = await page.evaluate(
    () =>
      (globalThis.__downhill.state() as unknown as { readouts: Record<number, { test: number; testAccuracy: number }> })
        .readouts,
  )
  await show(playground, 'Validation accuracy')
  for (const { id, name } of await racersOf(playground)) {
    const { test: loss, testAccuracy } = readouts[id]!
    expect(loss).toBeGreaterThan(0)
    await firstChart.readLast()
    await expect.poll(async () => (await firstChart.figures(name)).at(-1)).toBe(written(loss))
    await secondChart.readLast()
    await expect.poll(async () => (await secondChart.figures(name)).at(-1)).toBe(percent(testAccuracy))
  }
  for (const columns of (await playground.records()).values()) expect(columns).not.toHaveProperty('testLoss')
})
