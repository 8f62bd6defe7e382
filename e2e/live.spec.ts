import { expect, test } from './support/test.ts'

test('a rate changed while the race runs acts at once, and a link repeats it to the bit', async ({
  playground,
  page,
}) => {
  await playground.open()
  await playground.enter('Steps', '3000')
  await playground.play()
  await playground.expectStepAtLeast(20)
  const inspector = await playground.openRacer('Momentum')
  await playground.enter('Learning rate', '0.004', inspector.region('Momentum'))
  const note = inspector.region('Momentum').getByRole('note')
  await expect(note).toContainText('Changed while it ran')
  await expect(playground.button('Pause')).toBeVisible()
  const text = await note.getByRole('listitem').textContent()
  const at = Number(/After step ([\d,]+): η 0\.0088 → η 0\.004/.exec(text!)![1]!.replace(',', ''))
  expect(at).toBeGreaterThan(10)
  await playground.expectStepAtLeast(at + 20)
  await playground.pause()

  const id = await page.evaluate(
    () => globalThis.__downhill.state().document.racers.find(({ name }) => name === 'Momentum')!.id,
  )
  const ran = (await playground.records()).get(id)!
  const rateAt = (step: number) => ran.rate![ran.step!.indexOf(step)]
  expect(rateAt(at)).toBe(0.0088)
  expect(rateAt(at + 1)).toBe(0.004)

  // Whoever opens the link sees the same run.
  const last = ran.step!.length - 1
  await playground.open(await playground.fragment())
  await playground.play()
  await playground.expectStepAtLeast(ran.step![last]!)
  await playground.pause()
  const repeated = (await playground.records()).get(id)!
  for (const name of ['loss', 'x', 'y', 'rate']) {
    expect(repeated[name]!.length).toBeGreaterThan(last)
    expect([...repeated[name]!.slice(0, last + 1)]).toEqual([...ran[name]!])
  }

  // A reset starts with the present settings.
  await page.keyboard.press('r')
  await expect(playground.step).toHaveAttribute('aria-valuetext', /^step 0 of/)
  await playground.openRacer('Momentum')
  await expect(inspector.region('Momentum').getByRole('note')).toHaveCount(0)
  await playground.button('One step').click()
  await expect(async () => {
    const fresh = (await playground.records()).get(id)!
    expect(fresh.rate![1]).toBe(0.004)
  }).toPass()
})
