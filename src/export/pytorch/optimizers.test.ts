import { optimizers } from '../../catalog/optimizers/index.ts'
import { describeAgreement, type Case } from './testing/agree.ts'
import { batchOf, data, named, racer, run, valley, variants } from './testing/documents.ts'

/**
 * What divides by differences of gradients or by a growing estimate makes much of the last digit: on a network the engine itself leaves its
 * curve by more than 1e-9 within 100 steps where the start is changed by 1e-15. These race on a convex problem.
 */
const SENSITIVE = ['polyak', 'barzilai-borwein', 'dadapt-adam', 'nonlinear-cg', 'lbfgs', 'newton']

const convex = data('moons', { samples: 400, penalty: { l1: 0, l2: 0.01 } }, { layers: [] })
const network = data('moons', { samples: 400 })

describeAgreement(
  'every optimizer on a surface with noise',
  optimizers.all.map(({ id }): Case => ({ name: id, experiment: run(valley(0.05), racer(id)) })),
)

describeAgreement(
  'every optimizer on a model with data',
  optimizers.all.map(({ id }): Case => {
    const sensitive = SENSITIVE.includes(id)
    const problem = sensitive ? convex : network
    return { name: id, experiment: run(problem, racer(id, batchOf(sensitive ? 0 : 32))) }
  }),
)

describeAgreement(
  'every switch and choice of an optimizer',
  optimizers.all.flatMap(({ id, parameters }): Case[] =>
    variants(parameters, Object.hasOwn(parameters, 'weightDecay') ? { weightDecay: 0.01 } : {}).map((values) => ({
      name: named(id, parameters, values),
      experiment: run(convex, racer(id, { ...batchOf(0), optimizer: { id, parameters: values } }), { budget: 20 }),
    })),
  ),
)
