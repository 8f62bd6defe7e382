/** Every optimizer: one line each. */
import { registry } from '../registry.ts'
import { adagrad } from './adagrad.ts'
import { adam } from './adam.ts'
import { adamw } from './adamw.ts'
import { lion } from './lion.ts'
import { rmsprop } from './rmsprop.ts'
import { sgd } from './sgd.ts'

export const optimizers = registry(sgd, adagrad, rmsprop, adam, adamw, lion)
