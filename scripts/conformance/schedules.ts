/** Cases of schedules.json: the rate of every step from the compiled schedule, and the momentum where it is cycled. */
import { createNative, type NativeModules } from '../../src/engine/native/instance.ts'
import { RateSchedule } from '../../src/engine/rateSchedule.ts'
import { listDiffers } from './compare.ts'
import type { SchedulesFile } from './files.ts'
import { judge, type KindReport } from './report.ts'
import { scheduleFor } from './scheduleNames.ts'

/** The file states no tolerance: its rounding is all that is allowed, and for rates near 0 this. */
const tolerance = 1e-12

/** Runs every case whose schedule exists. */
export function runSchedules(file: SchedulesFile, modules: NativeModules): KindReport {
  const outcomes = file.cases.map(({ id, schedule: name, params, lr, momentum }) => {
    return judge(id, () => {
      const found = scheduleFor(name, params, lr.length)
      if (!found) return { notYet: name }
      const schedule = new RateSchedule(createNative(modules), found)
      const rates: number[] = []
      const momenta: number[] = []
      for (let step = 0; step < lr.length; step++) {
        // The metric of a step is reported after it, and so seen by the next one.
        const metric = file.metric[step - 1]
        rates.push(schedule.rate(step, metric ?? NaN, metric === undefined ? 0 : 1))
        momenta.push(schedule.momentum ?? NaN)
      }
      return (
        listDiffers('lr', rates, lr, tolerance) ?? (momentum && listDiffers('momentum', momenta, momentum, tolerance))
      )
    })
  })
  return { kind: 'schedules', outcomes }
}
