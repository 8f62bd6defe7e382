/** Every layer of a model: one line each. */
import { registry } from '../registry.ts'
import { activation } from './activation.ts'
import { batchNormalization } from './batchNormalization.ts'
import { convolution } from './convolution.ts'
import { dense } from './dense.ts'
import { dropout } from './dropout.ts'
import { flatten } from './flatten.ts'
import { layerNormalization } from './layerNormalization.ts'
import { averagePooling, maxPooling } from './pooling.ts'

export const layers = registry(
  dense,
  convolution,
  maxPooling,
  averagePooling,
  flatten,
  dropout,
  batchNormalization,
  layerNormalization,
  activation,
)
