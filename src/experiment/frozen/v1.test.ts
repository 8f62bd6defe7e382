import { describe, expect, it } from 'vitest'
import { datasets } from '../../catalog/datasets/index.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import { validate } from '../schema.ts'
import { FROZEN, FROZEN_DATA, FROZEN_EXPERIMENT, FROZEN_RATES, frozenRacer, type FrozenKind } from './v1.ts'

const registries = { optimizers, schedules, losses, initializers, surfaces, datasets }

describe('the defaults of version 1', () => {
  it.each(Object.keys(FROZEN) as (keyof typeof FROZEN)[])('are those of the catalog: %s', (kind) => {
    const catalog = Object.fromEntries(
      registries[kind].all.map(({ id, parameters }) => [
        id,
        Object.entries(parameters).map(([name, parameter]) => [name, parameter.default]),
      ]),
    )
    // A new entry gets its line in FROZEN; a changed default is a new version of the document.
    expect(catalog).toEqual(FROZEN[kind] satisfies FrozenKind)
  })

  it('are those of the catalog: rates', () => {
    expect(Object.fromEntries(optimizers.all.map(({ id, rate }) => [id, rate.default]))).toEqual(FROZEN_RATES)
  })

  it('are valid documents', () => {
    const racers = Array.from({ length: 12 }, (_, index) => frozenRacer(index))
    for (const experiment of [
      FROZEN_EXPERIMENT,
      { ...FROZEN_EXPERIMENT, racers },
      { ...FROZEN_EXPERIMENT, problem: FROZEN_DATA },
    ])
      expect(validate(experiment)).toEqual({ ok: true, experiment })
  })
})
