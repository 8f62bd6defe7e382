/** Every surface, those of one parameter first: one line each. */
import { registry } from '../registry.ts'
import { ackley } from './ackley.ts'
import { beale } from './beale.ts'
import { booth } from './booth.ts'
import { doubleWell } from './doubleWell.ts'
import { easom } from './easom.ts'
import { griewank } from './griewank.ts'
import { himmelblau } from './himmelblau.ts'
import { levy } from './levy.ts'
import { matyas } from './matyas.ts'
import { monkeySaddle } from './monkeySaddle.ts'
import { parabola } from './parabola.ts'
import { plateau } from './plateau.ts'
import { quadratic } from './quadratic.ts'
import { rastrigin } from './rastrigin.ts'
import { rosenbrock } from './rosenbrock.ts'
import { saddle } from './saddle.ts'
import { styblinskiTang } from './styblinskiTang.ts'
import { threeHumpCamel } from './threeHumpCamel.ts'
import { waves } from './waves.ts'

export const surfaces = registry(
  parabola,
  doubleWell,
  waves,
  quadratic,
  booth,
  matyas,
  rosenbrock,
  beale,
  plateau,
  saddle,
  monkeySaddle,
  himmelblau,
  threeHumpCamel,
  styblinskiTang,
  rastrigin,
  ackley,
  griewank,
  levy,
  easom,
)
