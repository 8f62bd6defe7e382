import { expect, it } from 'vitest'
import { defaultDataProblem, defaultExperiment } from '../../src/experiment/defaults.ts'
import { encodeLink } from '../../src/experiment/link.ts'
import { presets } from '../../src/experiment/presets.ts'
import { nodeModules } from '../nodeModules.ts'
import { script } from './script.ts'

it('a script says what it is of, and has the racers and the samples of the page', async () => {
  const { experiment, title, question } = presets.find(({ id }) => id === 'two-moons')!
  const text = await script(experiment, nodeModules())
  expect(text).toContain(`"Downhill: ${title.en}"`)
  expect(text).toContain(question.en.replaceAll("'", "\\'"))
  expect(text).toContain(encodeLink(experiment))
  for (const { name } of experiment.racers) expect(text).toContain(`"name": "${name}"`)
  expect(text).toMatch(/"counts": \{"train":\d+,"validation":\d+,"test":\d+\}/)
  expect(/SAMPLES = \[\n([^\]]+)\]/.exec(text)![1]!.length).toBeGreaterThan(1000)
})

it('needs the rows of a table', async () => {
  const experiment = { ...defaultExperiment(), problem: defaultDataProblem('iris') }
  await expect(script(experiment, nodeModules())).rejects.toThrow("'iris' needs the rows of its table")
})
