/** Every wrapper, in the order in which they act: one line each. */
import { registry } from '../registry.ts'
import { accumulation } from './accumulation.ts'
import { exponentialAverage, stochasticAverage } from './averaging.ts'
import { clipNorm } from './clipNorm.ts'
import { clipValue } from './clipValue.ts'
import { gradientNoise } from './gradientNoise.ts'
import { lookahead } from './lookahead.ts'
import { maxNorm } from './maxNorm.ts'
import { sharpnessAware } from './sharpnessAware.ts'
import { coupledDecay, decoupledDecay } from './weightDecay.ts'

export const wrappers = registry(
  accumulation,
  sharpnessAware,
  clipNorm,
  clipValue,
  gradientNoise,
  coupledDecay,
  decoupledDecay,
  maxNorm,
  lookahead,
  exponentialAverage,
  stochasticAverage,
)
