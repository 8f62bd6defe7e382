import { describe, expect, it } from 'vitest'
import { validate } from '../schema.ts'
import { FROZEN_DATA, FROZEN_EXPERIMENT } from './base1.ts'
import { migrate1 } from './migrate1.ts'

const warmed = {
  id: 'warmup-cosine',
  parameters: { warmup: 40, cycles: 0.5, minimum: 0.1, offset: 0, from: 0.2 },
}
const racers = [
  { ...FROZEN_EXPERIMENT.racers[0], rate: 0.5, schedule: warmed, batch: { size: 16, replacement: true } },
  FROZEN_EXPERIMENT.racers[2],
]
const data = {
  ...FROZEN_DATA,
  model: { ...FROZEN_DATA.model, hidden: [12, 3], activation: 'relu' },
  data: { id: 'blobs', parameters: { classes: 3, noise: 0.3 } },
  loss: { id: 'softmax-cross-entropy', parameters: { labelSmoothing: 0.1 } },
}

describe('a document of version 1', () => {
  it('keeps its meaning', () => {
    const migrated = migrate1({ ...FROZEN_EXPERIMENT, problem: data, racers })
    expect(migrated).toMatchObject({
      problem: {
        model: {
          layers: [
            { id: 'dense', parameters: { units: 12, activation: 'relu' } },
            { id: 'dense', parameters: { units: 3, activation: 'relu' } },
          ],
        },
        loss: { id: 'softmax-cross-entropy', parameters: { labelSmoothing: 0.1, classWeights: [] } },
        split: { train: 0.5, validation: 0.25, stratified: false },
        standardize: 'nothing',
        labelNoise: 0,
        augmentation: { noise: 0, shift: 0 },
      },
      racers: [
        {
          // The lowest rate was a share of the racer's.
          schedule: { id: 'cosine', parameters: { period: 0, minimum: 0.05, cycles: 0.5 } },
          warmup: { steps: 40, from: 0.2, offset: 0 },
          batch: { size: 16, replacement: true, schedule: { id: 'constant', parameters: {} } },
          wrappers: [],
          stopping: { patience: 0 },
        },
        { schedule: { id: 'cosine', parameters: { period: 0, minimum: 0, cycles: 0.5 } }, warmup: { steps: 0 } },
      ],
    })
    expect(validate(migrated)).toMatchObject({ ok: true })
  })

  it.each([undefined, null, 3, 'text', [], {}, { racers: 5, problem: { kind: 'data', model: 7, split: null } }])(
    'that is none is left for validation: %j',
    (wrong) => {
      const validation = validate(migrate1(wrong))
      expect(validation.ok).toBe(false)
    },
  )
})
