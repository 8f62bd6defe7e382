/** Every learning-rate schedule: one line each. */
import { registry } from '../registry.ts'
import { constant } from './constant.ts'
import { cosine } from './cosine.ts'
import { exponential } from './exponential.ts'
import { inverseTime } from './inverseTime.ts'
import { oneCycle } from './oneCycle.ts'
import { step } from './step.ts'
import { warmupCosine } from './warmupCosine.ts'

export const schedules = registry(constant, step, exponential, inverseTime, cosine, warmupCosine, oneCycle)
