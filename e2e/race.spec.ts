import { expect, test } from './support/test.ts'

test('four racers wait on a ravine and move after play', async ({ playground }) => {
  await playground.open()
  expect(await playground.racerNames()).toHaveLength(4)
  await expect(playground.racers.getByText('Ready')).toHaveCount(4)
  expect(await playground.stepNow()).toBe(0)
  const before = await playground.stagePicture()

  await playground.play()
  await playground.expectStepAtLeast(5)
  await expect.poll(() => playground.stagePicture()).not.toBe(before)
  await playground.pause()
  await expect(playground.racers.getByText('Paused')).toHaveCount(4)

  // Every racer has a trajectory and a curve, and they differ.
  const records = await playground.records()
  const places = [...records.values()].map(({ x, y, loss }) => {
    expect(loss!.length).toBeGreaterThan(5)
    return `${x!.at(-1)} ${y!.at(-1)}`
  })
  expect(new Set(places).size).toBe(4)
})

test('nothing starts by itself, one step is one step, and reset brings the same run', async ({ playground }) => {
  await playground.open()
  await playground.button('One step').click()
  await playground.expectStepAtLeast(1)
  expect(await playground.stepNow()).toBe(1)
  await playground.fullSpeed()
  await playground.play()
  await expect(playground.button('Replay')).toBeVisible()
  const first = await playground.records()

  await playground.button('Reset').click()
  await expect.poll(() => playground.stepNow()).toBe(0)
  await playground.play()
  await expect(playground.button('Replay')).toBeVisible()
  const second = await playground.records()
  for (const [id, { seconds: _, ...columns }] of first) {
    const { seconds: __, ...again } = second.get(id)!
    expect(again).toEqual(columns)
  }
})

test('racers are added, duplicated, renamed, hidden and removed', async ({ playground, page }) => {
  await playground.open()
  const [name] = await playground.racerNames()
  await playground.button('Add racer').click()
  await expect.poll(() => playground.racerNames()).toHaveLength(5)

  const menu = (item: string) => page.getByRole('menuitem', { name: item, exact: true })
  await playground.button(`More for ${name}`).click()
  await menu('Duplicate').click()
  await expect.poll(() => playground.racerNames()).toHaveLength(6)

  await playground.button(`More for ${name}`).click()
  await menu('Rename').click()
  await page.getByRole('textbox', { name: `Name of ${name}` }).fill('Turtle')
  await page.keyboard.press('Enter')
  await expect(playground.row('Turtle')).toBeVisible()

  await playground.button('Hide Turtle').click()
  await expect(playground.button('Show Turtle')).toBeVisible()

  await playground.button('More for Turtle').click()
  await menu('Remove').click()
  await expect(playground.row('Turtle')).toHaveCount(0)
  await expect.poll(() => playground.racerNames()).toHaveLength(5)
})

test('a diverged racer stops alone and says at which step and where', async ({ playground }) => {
  await playground.open()
  const [name] = await playground.racerNames()
  const inspector = await playground.openRacer(name!)
  await inspector.enter('Learning rate', '5')
  await inspector.close()
  await playground.fullSpeed()
  await playground.play()
  await expect(playground.row(name!).getByText(/Diverged · step \d+/)).toBeVisible()
  await expect(playground.racers.getByText(/no longer a finite number/)).toBeVisible()
  await expect(playground.button('Replay')).toBeVisible()
  await expect(playground.racers.getByText('Diverged')).toHaveCount(1)
})
