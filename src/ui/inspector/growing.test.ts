import { expect, it } from 'vitest'
import { schedules } from '../../catalog/schedules/index.ts'
import { defaultExperiment } from '../../experiment/defaults.ts'
import { validate } from '../../experiment/schema.ts'
import { batchSchedule } from './growing.ts'

it.each(schedules.all.map((schedule) => [schedule.id, schedule] as const))('batches may follow %s', (_, schedule) => {
  const experiment = defaultExperiment()
  const [racer] = experiment.racers
  const batch = { size: 8, replacement: false, schedule: batchSchedule(schedule) }
  expect(validate({ ...experiment, racers: [{ ...racer, batch }] })).toMatchObject({ ok: true })
  // Only values that the schedule has are set.
  expect(Object.keys(batch.schedule.parameters)).toEqual(Object.keys(schedule.parameters))
})
