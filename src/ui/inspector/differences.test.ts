import { expect, it } from 'vitest'
import type { Racer } from '../../experiment/document.ts'
import { defaultExperiment } from '../../experiment/defaults.ts'
import { racerDifferences } from './differences.ts'

const t = ((key: string) => key) as never
const [sgd, momentum, rmsprop, adam] = defaultExperiment().racers as readonly [Racer, Racer, Racer, Racer]
const told = (here: Racer, there: Racer) =>
  racerDifferences(here, there, t).map((each) => `${each.what}: ${each.here} / ${each.there}`)

it('names other optimizers, and parameters of the same one', () => {
  expect(told(adam, sgd)).toEqual(['optimizer: Adam / SGD', 'rate: 0.36 / 0.0312'])
  expect(told(momentum, sgd)).toEqual(['Momentum: 0.9 / 0', 'rate: 0.0088 / 0.0312'])
})

it('names schedules, warm-ups, batches, wrappers and stopping', () => {
  expect(told(rmsprop, { ...rmsprop, schedule: sgd.schedule })).toEqual(['schedule: Cosine / Constant'])
  const other: Racer = {
    ...sgd,
    warmup: { ...sgd.warmup, steps: 10 },
    batch: { ...sgd.batch, size: 8, replacement: true },
    wrappers: [{ id: 'clip-norm', parameters: { maxNorm: 1 } }],
    stopping: { ...sgd.stopping, patience: 5 },
  }
  expect(told(other, sgd)).toEqual([
    'warmUpSteps: 10 / 0',
    'batchSize: 8 / changedAll',
    'replacement: on / off',
    'around: clip 1 / nothing',
    'patience: 5 / off',
  ])
})

it('is empty for the same settings under another name, and tells two texts apart', () => {
  expect(told({ ...sgd, id: 9, name: 'Other', colour: 5, dash: 2, hidden: true }, sgd)).toEqual([])
  const own = (formula: string): Racer => ({ ...sgd, optimizer: { id: 'own', parameters: {}, formula } })
  expect(told(own('theta = theta - lr * g'), own('theta = theta - 2 * lr * g'))).toEqual([
    'optimizer: ownRule / otherText',
  ])
})
