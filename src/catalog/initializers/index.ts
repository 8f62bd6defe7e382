/** Every initializer of weights: one line each. */
import { registry } from '../registry.ts'
import { he } from './he.ts'
import { lecun } from './lecun.ts'
import { normal } from './normal.ts'
import { orthogonal } from './orthogonal.ts'
import { xavier } from './xavier.ts'
import { zeros } from './zeros.ts'

export const initializers = registry(zeros, normal, xavier, he, lecun, orthogonal)
