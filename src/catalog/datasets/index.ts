/** Every data set: one line each. */
import type { Dataset } from '../dataset.ts'
import { registry } from '../registry.ts'
import { blobs } from './blobs.ts'
import { breastCancer } from './breastCancer.ts'
import { checkerboard } from './checkerboard.ts'
import { circles } from './circles.ts'
import { counts } from './counts.ts'
import { diabetes } from './diabetes.ts'
import { digits } from './digits.ts'
import { gaussian } from './gaussian.ts'
import { iris } from './iris.ts'
import { line } from './line.ts'
import { moons } from './moons.ts'
import { plane } from './plane.ts'
import { rings } from './rings.ts'
import { sine } from './sine.ts'
import { spirals } from './spirals.ts'
import { wine } from './wine.ts'
import { xor } from './xor.ts'

export const datasets = registry<Dataset>(
  line,
  sine,
  counts,
  plane,
  gaussian,
  circles,
  moons,
  spirals,
  xor,
  checkerboard,
  blobs,
  rings,
  iris,
  wine,
  breastCancer,
  diabetes,
  digits,
)
