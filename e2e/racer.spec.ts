/** What a racer is made of: its optimizer, what is around it, its rate, its batches, when it stops. */
import { defaultDataProblem, defaultExperiment, defaultRacer, denseLayer } from '../src/experiment/defaults.ts'
import type { Experiment, Racer } from '../src/experiment/document.ts'
import { encodeLink } from '../src/experiment/link.ts'
import type { Inspector } from './pages/inspector.ts'
import { Playground } from './pages/playground.ts'
import { expect, test } from './support/test.ts'

/** A straight line through points: a small race on data. */
function onData(racers: readonly Racer[], budget = 300): Experiment {
  const problem = defaultDataProblem('line')
  return { ...defaultExperiment(), preset: '', problem, racers, budget, target: null }
}

const sgd: Racer = { ...defaultRacer(0), rate: 0.05, batch: { ...defaultRacer(0).batch, size: 8 } }
const adam: Racer = { ...defaultRacer(1, 'adam'), rate: 0.05 }

async function openFirst(playground: Playground): Promise<Inspector> {
  const [name] = await playground.racerNames()
  return playground.openRacer(name!)
}

test('an optimizer is found by typing, under its family, and taken with Enter', async ({ playground, page }) => {
  await playground.open()
  const inspector = await openFirst(playground)
  await inspector.search('Optimizer', 'rmsp')
  await expect(page.getByRole('option')).toHaveCount(1)
  const family = page.getByRole('group', { name: 'A step size per parameter' })
  await expect(family.getByRole('option', { name: 'RMSProp' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(inspector.select('Optimizer')).toHaveText('RMSProp')
  await expect(inspector.select('Optimizer')).toBeFocused()
  // What it does, when one would use it, and where it comes from, as a link.
  const section = inspector.section('Optimizer')
  await expect(section.getByRole('img', { name: 'When to use it:' })).toBeVisible()
  await expect(section.getByText('Source:').getByRole('link').first()).toHaveAttribute('href', /^https:\/\//)
  await inspector.close()
  await expect(
    playground
      .row('RMSProp')
      .first()
      .getByRole('button', { name: /: RMSProp/ }),
  ).toBeVisible()
})

test('a search that finds nothing says so, and Escape leaves the list and not the inspector', async ({
  playground,
  page,
}) => {
  await playground.open()
  const inspector = await openFirst(playground)
  await inspector.search('Optimizer', 'zzz')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(page.getByText('Nothing found.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Nothing found.')).toBeHidden()
  await expect(inspector.panel).toBeVisible()
  await inspector.search('Optimizer', 'ada')
  await expect(page.getByRole('option', { name: 'Adadelta' })).toBeVisible()
})

test('an optimizer that does not fit is listed with the reason, and cannot be chosen', async ({ playground, page }) => {
  const problem = defaultDataProblem('moons')
  const wide = { ...problem, model: { ...problem.model, layers: [denseLayer(100, 'tanh')] } }
  await playground.open(encodeLink({ ...onData([adam]), problem: wide }))
  await playground.expectNoMessages()
  const inspector = await openFirst(playground)
  await inspector.search('Optimizer', 'newton')
  const newton = inspector.option('Newton')
  await expect(newton).toHaveAttribute('aria-disabled', 'true')
  await expect(newton).toContainText('Needs the Hessian, which is offered up to 256 parameters; this model has 401.')
  await page.keyboard.press('Enter')
  await expect(newton).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(inspector.select('Optimizer')).toHaveText('Adam')
  await playground.expectNoMessages()
})

test('wrappers are added in the order in which they act, typeset, told in the table, and taken off', async ({
  playground,
}) => {
  await playground.open()
  const inspector = await playground.openRacer('Adam')
  await inspector.addWrapper('EMA of the weights')
  await inspector.addWrapper('Clip by norm')
  const order = await inspector.section('Around the rule').getByRole('listitem').allInnerTexts()
  expect(order.map((text) => text.split('\n')[0])).toEqual(['Clip by norm', 'the rule: Adam', 'EMA of the weights'])
  await inspector.enter('Longest gradient', '0.5')

  await inspector.openWrappers()
  const reasons = {
    'Weight decay (coupled)': 'Adam has a weight decay of its own.',
    'SWA of the weights': 'kept already',
  }
  for (const [name, reason] of Object.entries(reasons)) {
    await expect(inspector.option(name)).toHaveAttribute('aria-disabled', 'true')
    await expect(inspector.option(name)).toContainText(reason)
  }
  await inspector.page.keyboard.press('Escape')

  await inspector.showFormula()
  await expect(inspector.inUse.getByText('Clip by norm', { exact: true })).toBeVisible()
  await expect(inspector.inUse.locator('annotation', { hasText: '\\min' })).toHaveCount(1)
  await inspector.showSettings()
  await inspector.removeWrapper('EMA of the weights')
  await inspector.close()
  const chip = playground.row('Adam').getByRole('button', { name: 'Edit Adam: Adam + clip 0.5 ·' })
  await expect(chip).toBeVisible()

  await playground.openRacer('Adam')
  await inspector.removeWrapper('Clip by norm')
  await inspector.showFormula()
  await expect(inspector.inUse.locator('annotation').first()).toBeAttached()
  await expect(inspector.inUse.getByText('Clip by norm', { exact: true })).toHaveCount(0)
})

test('another optimizer drops the wrapper that does not fit around it', async ({ playground }) => {
  await playground.open()
  const inspector = await openFirst(playground)
  await inspector.choose('Optimizer', 'Rprop')
  await inspector.addWrapper('Weight decay (decoupled)')
  await inspector.addWrapper('Lookahead')
  await inspector.choose('Optimizer', 'AdamW')
  await expect(inspector.select('Optimizer')).toHaveText('AdamW')
  await expect(inspector.wrapper('Weight decay (decoupled)')).toHaveCount(0)
  await expect(inspector.wrapper('Lookahead')).toBeVisible()
  await playground.expectNoMessages()
})

test('an average is drawn where a racer keeps one, and charts count gradients too', async ({ playground }) => {
  await playground.open()
  const second = playground.charts.getByRole('combobox', { name: 'Second chart' })
  await second.click()
  await expect(playground.page.getByRole('option', { name: 'Distance' })).toBeVisible()
  await expect(playground.page.getByRole('option', { name: 'Loss of the average' })).toHaveCount(0)
  await playground.page.keyboard.press('Escape')
  const inspector = await playground.openRacer('Adam')
  await inspector.addWrapper('EMA of the weights')
  await inspector.close()
  await playground.choose('Second chart', 'Loss of the average', playground.charts)
  await playground.choose('Horizontal axis', 'by gradients', playground.charts)
  await expect(playground.charts.getByRole('application', { name: /^Loss of the average by gradients/ })).toBeVisible()
  await playground.play()
  await playground.expectStepAtLeast(3)
  const columns = [...(await playground.records()).values()].map((records) => Object.keys(records))
  expect(columns.filter((names) => names.includes('averageLoss'))).toHaveLength(1)
})

test('a warm-up changes the preview and the run', async ({ playground }) => {
  await playground.open()
  const [name] = await playground.racerNames()
  const inspector = await playground.openRacer(name!)
  const rate = Number(await inspector.panel.getByRole('textbox', { name: 'Learning rate', exact: true }).inputValue())
  await expect(inspector.ratePreview).not.toContainText('largest')
  await inspector.enter('Warm-up', '40')
  await expect(inspector.ratePreview).toContainText(`largest ${rate}`)
  await inspector.enter('Start share', '0.5')
  await inspector.choose('Schedule', 'Cosine')
  await expect(inspector.ratePreview).toContainText(/last \d/)
  await inspector.close()
  await expect(playground.row(name!).getByRole('button', { name: /· warm-up 40$/ })).toBeVisible()
  await playground.button('One step').click()
  await playground.expectStepAtLeast(1)
  const first = (await playground.records()).values().next().value!
  expect(first.rate![0]).toBeCloseTo(rate * (0.5 + 0.5 / 40), 12)
})

test('a schedule that moves the momentum says so, and one that listens too', async ({ playground }) => {
  await playground.open()
  const inspector = await playground.openRacer('Adam')
  await inspector.choose('Schedule', 'One cycle')
  await expect(inspector.panel.getByText('it takes the place of “Beta 1” above')).toBeVisible()
  await inspector.choose('Schedule', 'Reduce on plateau')
  await expect(inspector.panel.getByText('listens to the loss, which the preview cannot know')).toBeVisible()
})

test('lists of numbers are checked, and say what is allowed', async ({ playground }) => {
  await playground.open()
  const inspector = await openFirst(playground)
  await inspector.choose('Optimizer', 'AggMo')
  await inspector.enter('Momenta', '0, 1.5')
  await expect(inspector.panel.getByRole('alert')).toHaveText(
    'Use 1 to 6 numbers from 0 to 0.9999, separated by commas.',
  )
  await inspector.enter('Momenta', '0.5，0.75')
  await expect(inspector.panel.getByRole('alert')).toHaveCount(0)
  await inspector.close()
  await expect(playground.racers.getByRole('button', { name: /: AggMo · β 0.5, 0.75$/ })).toBeVisible()
})

test('a method shows its formula, and an own rule then starts from gradient descent', async ({ playground }) => {
  await playground.open()
  const inspector = await openFirst(playground)
  await inspector.choose('Optimizer', 'L-BFGS')
  await inspector.showFormula()
  await expect(inspector.panel.getByText(/so it cannot be edited as a rule/)).toBeVisible()
  await expect(inspector.rule).toHaveCount(0)
  await expect(inspector.inUse.locator('.katex').first()).toBeVisible()
  await inspector.panel.getByRole('button', { name: 'Start a rule from gradient descent' }).click()
  await expect(inspector.rule).toHaveText('theta = theta - lr * g')
  await inspector.panel.getByRole('button', { name: 'Revert' }).click()
  await expect(inspector.rule).toHaveCount(0)
})

test('early stopping ends a run before its budget, and says which step was best', async ({ playground }) => {
  await playground.open(encodeLink(onData([sgd, { ...adam, name: 'Patient' }])))
  const inspector = await playground.openRacer('SGD')
  await inspector.turn('Stop when nothing gets better', true)
  await expect(inspector.panel.getByText('The weights of its best are kept')).toBeVisible()
  await inspector.enter('Patience', '3')
  await inspector.close()
  await playground.runToEnd()
  await expect(playground.row('SGD').getByText(/^Stopped, best at step \d+$/)).toBeVisible()
  await expect(playground.row('Patient').getByText('Budget used')).toBeVisible()
  const [stopped, patient] = [...(await playground.records()).values()]
  expect(stopped!.step!.at(-1)).toBeLessThan(200)
  expect(patient!.step!.at(-1)).toBe(300)
})

test('a link carries all of it, and another browser shows the same', async ({ playground, browser }) => {
  await playground.open(encodeLink(onData([sgd, adam])))
  const inspector = await playground.openRacer('SGD')
  await inspector.search('Optimizer', 'qhm')
  await inspector.page.keyboard.press('Enter')
  await inspector.addWrapper('Clip by norm')
  await inspector.enter('Warm-up', '25')
  await inspector.choose('Schedule', 'Multi-step')
  await inspector.enter('Milestones', '100, 200, 250')
  await inspector.choose('Size over time', 'Stairs')
  await inspector.enter('Stair length', '50')
  await inspector.turn('Stop when nothing gets better', true)
  await inspector.enter('Evaluated every', '20')
  await inspector.close()
  const chip = await playground.racers.getByRole('button', { name: /^Edit QHM:/ }).getAttribute('aria-label')
  expect(chip).toMatch(/QHM \+ clip 1 · .*warm-up 25 · batch: Stairs · stops after 10/)
  const link = await playground.link()

  const other = await browser.newContext()
  const theirs = new Playground(await other.newPage())
  await theirs.page.goto(link.replace('#', link.includes('?') ? '#' : '?test#'))
  await theirs.ready()
  await theirs.expectNoMessages()
  expect(await theirs.fragment()).toBe(new URL(link).hash)
  await expect(theirs.racers.getByRole('button', { name: chip!, exact: true })).toBeVisible()
  const there = await theirs.openRacer('QHM')
  const value = (label: string) => there.panel.getByRole('textbox', { name: label, exact: true })
  await expect(there.select('Optimizer')).toHaveText('QHM')
  await expect(there.wrapper('Clip by norm')).toBeVisible()
  await expect(value('Warm-up')).toHaveValue('25')
  await expect(value('Milestones')).toHaveValue('100, 200, 250')
  await expect(there.select('Size over time')).toHaveText('Stairs')
  await expect(value('Stair length')).toHaveValue('50')
  await expect(value('Evaluated every')).toHaveValue('20')
  await other.close()
})
