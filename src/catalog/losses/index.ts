/** Every loss: one line each. Regression, two classes, several classes, then those whose targets no data set has. */
import { registry } from '../registry.ts'
import { absolute } from './absolute.ts'
import { binaryCrossEntropy } from './binaryCrossEntropy.ts'
import { cosineEmbedding } from './cosineEmbedding.ts'
import { crossEntropyProbability } from './crossEntropyProbability.ts'
import { focal } from './focal.ts'
import { focalClasses } from './focalClasses.ts'
import { gaussian } from './gaussian.ts'
import { hinge } from './hinge.ts'
import { huber } from './huber.ts'
import { klDivergence } from './klDivergence.ts'
import { logCosh } from './logCosh.ts'
import { multiMargin } from './multiMargin.ts'
import { poisson } from './poisson.ts'
import { quantile } from './quantile.ts'
import { smoothL1 } from './smoothL1.ts'
import { softCrossEntropy } from './softCrossEntropy.ts'
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts'
import { squared } from './squared.ts'
import { squaredHinge } from './squaredHinge.ts'

export const losses = registry(
  squared,
  absolute,
  huber,
  smoothL1,
  logCosh,
  quantile,
  poisson,
  gaussian,
  binaryCrossEntropy,
  crossEntropyProbability,
  hinge,
  squaredHinge,
  focal,
  softmaxCrossEntropy,
  multiMargin,
  focalClasses,
  softCrossEntropy,
  klDivergence,
  cosineEmbedding,
)
