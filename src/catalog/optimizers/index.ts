/** Every optimizer: one line each, by family, from the simplest to the most special. */
import type { Optimizer } from '../optimizer.ts'
import { registry } from '../registry.ts'
import { adabelief } from './adabelief.ts'
import { adadelta } from './adadelta.ts'
import { adafactor } from './adafactor.ts'
import { adafactorT5 } from './adafactorT5.ts'
import { adagrad } from './adagrad.ts'
import { adam } from './adam.ts'
import { adamax } from './adamax.ts'
import { adamod } from './adamod.ts'
import { adamw } from './adamw.ts'
import { aggmo } from './aggmo.ts'
import { asgd } from './asgd.ts'
import { barzilaiBorwein } from './barzilaiBorwein.ts'
import { dadaptAdam } from './dadaptAdam.ts'
import { lamb } from './lamb.ts'
import { lars } from './lars.ts'
import { lbfgs } from './lbfgs.ts'
import { lion } from './lion.ts'
import { muon } from './muon.ts'
import { nadam } from './nadam.ts'
import { newton } from './newton.ts'
import { nonlinearCg } from './nonlinearCg.ts'
import { polyak } from './polyak.ts'
import { prodigy } from './prodigy.ts'
import { qhadam } from './qhadam.ts'
import { qhm } from './qhm.ts'
import { radam } from './radam.ts'
import { rmsprop } from './rmsprop.ts'
import { rprop } from './rprop.ts'
import { scheduleFreeAdamw } from './scheduleFreeAdamw.ts'
import { scheduleFreeSgd } from './scheduleFreeSgd.ts'
import { sgd } from './sgd.ts'
import { signSgd } from './signSgd.ts'
import { sophia } from './sophia.ts'
import { yogi } from './yogi.ts'

const gradient = [sgd, signSgd, qhm, aggmo, asgd]
const adaptive = [
  ...[adagrad, rmsprop, adadelta, rprop],
  ...[adam, adamw, adamax, nadam, radam, lion],
  ...[adabelief, yogi, adamod, qhadam],
]
const layerwise = [lars, lamb, adafactor, adafactorT5, muon]
const tuning = [polyak, barzilaiBorwein, scheduleFreeSgd, scheduleFreeAdamw, dadaptAdam, prodigy]
const curvature = [nonlinearCg, lbfgs, newton, sophia]

export const optimizers = registry<Optimizer>(...gradient, ...adaptive, ...layerwise, ...tuning, ...curvature)
