/** Every penalty on weights: one line each. */
import { registry } from '../registry.ts'
import { l1 } from './l1.ts'
import { l2 } from './l2.ts'

export const regularizers = registry(l1, l2)
