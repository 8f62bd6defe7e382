/** Every data set: one line each. */
import { registry } from '../registry.ts'
import { blobs } from './blobs.ts'
import { circles } from './circles.ts'
import { line } from './line.ts'
import { moons } from './moons.ts'
import { sine } from './sine.ts'
import { spirals } from './spirals.ts'
import { xor } from './xor.ts'

export const datasets = registry(line, sine, circles, moons, spirals, xor, blobs)
