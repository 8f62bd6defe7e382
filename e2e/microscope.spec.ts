import type { Locator } from '@playwright/test'
import { encodeLink } from '../src/experiment/link.ts'
import { presets } from '../src/experiment/presets.ts'
import type { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'

/** A number as the page writes it: a true minus, and powers of ten. */
const numberOf = (text: string) => {
  const [mantissa, exponent] = text.trim().replaceAll('−', '-').split('·10')
  return Number(`${mantissa}${exponent === undefined ? '' : `e${exponent}`}`)
}

const four = (x: number) => Number(x.toPrecision(4))

async function open(playground: Playground, name: string): Promise<Locator> {
  const { panel } = await playground.openRacer(name)
  await panel.getByRole('tab', { name: 'Step', exact: true }).click()
  await expect(panel.getByText('Press → for the first step.')).toBeVisible()
  return panel
}

/** Takes a step in the panel, and waits until it is shown. */
async function step(panel: Locator, number: number): Promise<void> {
  await panel.getByRole('button', { name: 'One step' }).click()
  await expect(panel.getByText(`step ${number - 1} → ${number}`)).toBeVisible()
}

/** Expects the result of a line, to the digits that are shown. */
async function expectResult(panel: Locator, line: string, value: number): Promise<void> {
  const result = panel.getByRole('group', { name: line, exact: true }).locator('strong')
  await expect.poll(async () => numberOf((await result.textContent())!)).toBe(four(value))
}

/** The gradient of the ravine, and the settings of a racer, of the document. */
async function settings(playground: Playground, index: number) {
  const document = await playground.page.evaluate(() =>
    JSON.parse(JSON.stringify(globalThis.__downhill.state().document)),
  )
  const { condition, rotation } = document.problem.surface.parameters
  const angle = (rotation * Math.PI) / 180
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const gradient = ([x, y]: readonly number[]) => {
    const [u, v] = [c * x! + s * y!, -s * x! + c * y!]
    return [c * u - s * condition * v, s * u + c * condition * v]
  }
  const racer = document.racers[index]
  return { racer, gradient, start: document.problem.start as number[] }
}

test('the numbers of Adam are those of a hand computation, x and y', async ({ playground }) => {
  await playground.open()
  const index = (await playground.racerNames()).indexOf('Adam')
  const panel = await open(playground, 'Adam')
  const { racer, start, gradient } = await settings(playground, index)
  const { beta1, beta2, epsilon } = racer.optimizer.parameters
  for (const [axis, name] of ['x', 'y'].entries()) {
    const theta = [...start]
    const m = [0, 0]
    const v = [0, 0]
    await playground.button('Reset').click()
    await expect(panel.getByText('Press → for the first step.')).toBeVisible()
    for (let t = 1; t <= 3; t++) {
      await step(panel, t)
      if (t === 1) await panel.getByRole('button', { name, exact: true }).click()
      const g = gradient(theta)
      for (const i of [0, 1]) {
        m[i] = beta1 * m[i]! + (1 - beta1) * g[i]!
        v[i] = beta2 * v[i]! + (1 - beta2) * g[i]! ** 2
        const [mHat, vHat] = [m[i]! / (1 - beta1 ** t), v[i]! / (1 - beta2 ** t)]
        const next = theta[i]! - (racer.rate * mHat) / (Math.sqrt(vHat) + epsilon)
        if (i === axis) {
          await expectResult(panel, 'gradient', g[i]!)
          await expectResult(panel, 'm', m[i]!)
          await expectResult(panel, 'v', v[i]!)
          await expectResult(panel, 'mHat', mHat)
          await expectResult(panel, 'vHat', vHat)
          await expectResult(panel, 'theta', next)
          await expectResult(panel, 'update', next - theta[i]!)
        }
        theta[i] = next
      }
    }
    const records = await playground.records()
    expect([...records.get(racer.id)![name]!].at(-1)).toBeCloseTo(theta[axis]!, 10)
  }
})

test('the numbers of momentum are those of a hand computation, x and y', async ({ playground }) => {
  await playground.open()
  const index = (await playground.racerNames()).indexOf('Momentum')
  const panel = await open(playground, 'Momentum')
  const { racer, start, gradient } = await settings(playground, index)
  const { momentum } = racer.optimizer.parameters
  expect(momentum).toBeGreaterThan(0)
  for (const [axis, name] of ['x', 'y'].entries()) {
    // The velocity of the first step is the gradient itself; then a share of the last one is kept.
    const theta = [...start]
    let m = [0, 0]
    await playground.button('Reset').click()
    await expect(panel.getByText('Press → for the first step.')).toBeVisible()
    for (let t = 1; t <= 4; t++) {
      await step(panel, t)
      if (t === 1) await panel.getByRole('button', { name, exact: true }).click()
      const g = gradient(theta)
      m = t === 1 ? g : m.map((velocity, i) => momentum * velocity + g[i]!)
      const update = -racer.rate * m[axis]!
      await expectResult(panel, 'gradient', g[axis]!)
      await expectResult(panel, 'm', m[axis]!)
      await expectResult(panel, 'theta', theta[axis]! + update)
      await expectResult(panel, 'update', update)
      for (const i of [0, 1]) theta[i]! -= racer.rate * m[i]!
    }
    const records = await playground.records()
    expect([...records.get(racer.id)![name]!].at(-1)).toBeCloseTo(theta[axis]!, 10)
  }
})

test('the largest update is shown, and a symbol lights its number wherever it stands', async ({ playground, page }) => {
  await playground.open()
  const panel = await open(playground, 'Momentum')
  await step(panel, 1)
  await step(panel, 2)
  const largest = panel.getByRole('button', { name: 'Largest update' })
  await expect(largest).toHaveAttribute('aria-pressed', 'true')
  await expect(panel.getByText('No parameter moved further.')).toBeVisible()
  const lit = panel.locator('[data-lit]')
  await expect(lit).toHaveCount(0)
  const symbol = panel.getByRole('group', { name: 'm', exact: true }).locator('.katex-html [data-key="g.0"]').first()
  await symbol.hover()
  // The gradient's own card, the two sides of the line, and the list of symbols.
  await expect
    .poll(() => lit.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.key)))
    .toContain('g.0')
  expect(await lit.count()).toBeGreaterThanOrEqual(4)
  await expect(page.getByRole('tooltip')).toContainText('gradient: ')
  // The same by the keyboard.
  await page.mouse.move(300, 40)
  await expect(lit).toHaveCount(0)
  await panel.getByRole('button', { name: /^velocity before/ }).focus()
  await expect.poll(() => lit.count()).toBeGreaterThanOrEqual(3)
})

test('a step made before it was opened is shown at once, and the run stays as it is', async ({ playground }) => {
  await playground.open()
  await playground.button('One step').click()
  await playground.expectStepAtLeast(1)
  const { panel } = await playground.openRacer('Adam')
  await panel.getByRole('tab', { name: 'Step', exact: true }).click()
  await expect(panel.getByText('step 0 → 1')).toBeVisible()
  await expect(panel.getByRole('button', { name: /^Make step/ })).toHaveCount(0)
  expect(await playground.stepNow()).toBe(1)
  // The same where a whole race came before: the parameter ends where the curve does.
  await panel.getByRole('button', { name: 'Close' }).click()
  await playground.runToEnd()
  const records = await playground.records()
  await playground.openRacer('Adam')
  await panel.getByRole('tab', { name: 'Step', exact: true }).click()
  await expect(panel.getByText('step 399 → 400')).toBeVisible()
  await panel.getByRole('button', { name: 'x', exact: true }).click()
  const { racer } = await settings(playground, (await playground.racerNames()).indexOf('Adam'))
  await expectResult(panel, 'theta', records.get(racer.id)!.x!.at(-1)!)
  await expect(playground.button('Replay')).toBeVisible()
  expect(await playground.records()).toEqual(records)
})

test('any parameter of a network can be picked: by tensor, by index, from the strip', async ({ playground }) => {
  await playground.open(encodeLink(presets.find(({ id }) => id === 'two-moons')!.experiment))
  const [name] = await playground.racerNames()
  const panel = await open(playground, name!)
  await step(panel, 1)
  const update = panel.getByRole('group', { name: 'update', exact: true })
  await expect(update).toContainText('No parameter moved further.')
  await panel.getByRole('combobox', { name: 'Tensor', exact: true }).click()
  await panel.page().getByRole('option', { selected: false }).first().click()
  await expect(panel.getByRole('button', { name: 'This one' })).toHaveAttribute('aria-pressed', 'true')
  await playground.enter('Index 1', '1', panel)
  await expect(update).toContainText(/update of .*\[1(,0)?\]/)
  const strip = panel.getByRole('img', { name: /^The update of every parameter/ })
  await strip.click({ position: { x: 3, y: 10 } })
  await expect(update).toContainText(/update of .*\[0(,0)?\]/)
  await step(panel, 2)
  await expect(update).toContainText(/update of .*\[0(,0)?\]/)
  await panel.getByRole('button', { name: 'Largest update' }).click()
  await expect(update).toContainText('No parameter moved further.')
})
