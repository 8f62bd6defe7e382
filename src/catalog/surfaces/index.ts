/** Every surface: one line each. */
import { registry } from '../registry.ts'
import { ackley } from './ackley.ts'
import { beale } from './beale.ts'
import { himmelblau } from './himmelblau.ts'
import { parabola } from './parabola.ts'
import { quadratic } from './quadratic.ts'
import { rastrigin } from './rastrigin.ts'
import { rosenbrock } from './rosenbrock.ts'
import { saddle } from './saddle.ts'

export const surfaces = registry(parabola, quadratic, rosenbrock, beale, himmelblau, rastrigin, ackley, saddle)
