import { expect, it } from 'vitest'
import { schedules } from '../../catalog/schedules/index.ts'
import { scheduleGroups } from './scheduleGroups.ts'

it('every schedule stands under one heading, and each heading has its own', () => {
  const groups = scheduleGroups()
  const ids = groups.flatMap((group) => group.schedules.map(({ id }) => id))
  expect([...ids].sort()).toEqual(schedules.all.map(({ id }) => id).sort())
  expect(groups[0]!.schedules.map(({ id }) => id)).toEqual(['constant'])
})
