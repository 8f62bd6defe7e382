import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { defaultDataProblem, defaultExperiment, defaultRacer } from '../../experiment/defaults.ts'
import { difference, scriptOf } from './testing/compare.ts'
import { curvesOf, runScripts } from './testing/python.ts'

it('tries', () => {
  const cases = optimizers.all.flatMap((one) => {
    const racers = [defaultRacer(0, one.id)]
    const surface = { ...defaultExperiment(), racers, budget: 100, precision: 'float64' as const }
    const data = { ...surface, problem: defaultDataProblem('moons') }
    return [surface, data]
  })
  const scripts = cases.map((one) => ({ text: scriptOf(one) }))
  writeFileSync('/tmp/s0.py', scripts[0]!.text)
  writeFileSync('/tmp/s1.py', scripts[1]!.text)
  const runs = runScripts(scripts)
  runs.forEach((run, i) => {
    const name = `${cases[i]!.racers[0]!.optimizer.id} ${cases[i]!.problem.kind}`
    const wrong = run.error
      ? run.error.trim().split('\n').slice(-4).join('\n')
      : difference(cases[i]!, curvesOf(run.csv))
    if (wrong) console.log(name, wrong)
  })
}, 600000)
