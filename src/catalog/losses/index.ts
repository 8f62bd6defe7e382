/** Every loss: one line each. */
import { registry } from '../registry.ts'
import { absolute } from './absolute.ts'
import { binaryCrossEntropy } from './binaryCrossEntropy.ts'
import { hinge } from './hinge.ts'
import { huber } from './huber.ts'
import { logCosh } from './logCosh.ts'
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts'
import { squared } from './squared.ts'

export const losses = registry(squared, absolute, huber, logCosh, binaryCrossEntropy, softmaxCrossEntropy, hinge)
