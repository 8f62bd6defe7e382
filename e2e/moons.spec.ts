import { expect, test } from './support/test.ts'

test('two moons with a network: loss, batch, schedule and rate change, and boundaries form', async ({ playground }) => {
  await playground.open()
  await playground.choose('Task', 'Classify points')
  await playground.problem.getByRole('radio', { name: /moons/i }).click()
  for (;;) {
    const layers = await playground.problem.getByRole('textbox', { name: /^Units of hidden layer/ }).count()
    if (layers === 2) break
    await playground.button(layers < 2 ? 'Add a hidden layer' : 'Remove the last hidden layer').click()
  }
  await playground.enter('Units of hidden layer 1', '8')
  await playground.enter('Units of hidden layer 2', '8')
  await playground.choose('Loss', 'Hinge')
  await playground.choose('Loss', 'Cross-entropy')

  await playground.enter('Steps', '1000')

  const names = await playground.racerNames()
  const rates = ['0.3', '0.05', '0.01', '0.02']
  const schedules = ['Cosine', 'Stairs', 'Constant', 'One cycle']
  for (const [i, name] of names.entries()) {
    const inspector = await playground.openRacer(name)
    await inspector.enter('Learning rate', rates[i % 4]!)
    await inspector.choose('Schedule', schedules[i % 4]!)
    const whole = inspector.panel.getByRole('switch', { name: /^Whole training set/ })
    if (await whole.isChecked()) await whole.press('Space')
    await inspector.enter('Batch size', String(10 + i))
    await inspector.close()
  }
  const before = await playground.stagePicture()
  await playground.runToEnd()
  expect(await playground.stagePicture()).not.toBe(before)

  const records = await playground.records()
  for (const { validationLoss, validationAccuracy } of records.values()) {
    const seen = validationLoss!.filter((value) => !Number.isNaN(value))
    expect(seen.at(-1)).toBeLessThan(seen[0]!)
    expect(validationAccuracy!.filter((value) => !Number.isNaN(value)).at(-1)).toBeGreaterThan(0.75)
  }
})
