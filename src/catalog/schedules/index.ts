/** Every learning-rate schedule: one line each. */
import { registry } from '../registry.ts'
import { constant } from './constant.ts'
import { cosine } from './cosine.ts'
import { cosineRestarts } from './cosineRestarts.ts'
import { cyclic } from './cyclic.ts'
import { exponential } from './exponential.ts'
import { hold } from './hold.ts'
import { inverseSquareRoot } from './inverseSquareRoot.ts'
import { inverseTime } from './inverseTime.ts'
import { linear } from './linear.ts'
import { multiStep } from './multiStep.ts'
import { noam } from './noam.ts'
import { oneCycle } from './oneCycle.ts'
import { piecewise } from './piecewise.ts'
import { plateau } from './plateau.ts'
import { polynomial } from './polynomial.ts'
import { stableDecay } from './stableDecay.ts'
import { step } from './step.ts'
import { swaRate } from './swaRate.ts'

export const schedules = registry(
  constant,
  step,
  multiStep,
  exponential,
  linear,
  polynomial,
  inverseTime,
  inverseSquareRoot,
  cosine,
  stableDecay,
  hold,
  swaRate,
  noam,
  cosineRestarts,
  cyclic,
  oneCycle,
  plateau,
  piecewise,
)
