import { defaultExperiment } from '../src/experiment/defaults.ts'
import { encodeLink } from '../src/experiment/link.ts'
import { digest } from '../scripts/experiment/digest.ts'
import { race } from '../scripts/experiment/race.ts'
import { nodeModules } from '../scripts/nodeModules.ts'
import { expect, test } from './support/test.ts'

test('a killed worker is replaced, its racers go on, and no bit is lost', async ({ playground, page }) => {
  const experiment = { ...defaultExperiment(), budget: 400 }
  await playground.open(encodeLink(experiment))
  const slider = page.getByRole('slider', { name: 'Speed', exact: true })
  await slider.focus()
  await slider.press('Home')
  for (let i = 0; i < 5; i++) await slider.press('ArrowRight')
  await playground.play()
  await playground.expectStepAtLeast(20)
  await playground.killWorker(0)
  await expect(playground.messages.getByText(/A worker stopped and was replaced/)).toBeVisible()
  await playground.fullSpeed()
  await expect(playground.button('Replay')).toBeVisible({ timeout: 30_000 })

  const here = race(
    experiment,
    nodeModules(),
    () => 0,
    () => {},
  )
  const there = await playground.records()
  for (const { racer, records } of here) expect(digest(there.get(racer.id)!)).toBe(digest(records))
})
