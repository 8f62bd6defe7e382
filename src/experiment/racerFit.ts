/** Which optimizers and wrappers go with a problem and with each other. */
import type { Text } from '../catalog/definition.ts'
import type { Optimizer } from '../catalog/optimizer.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { wrappers } from '../catalog/wrappers/index.ts'
import { sampleCount, splitCounts } from './data.ts'
import type { Problem, Racer } from './document.ts'
import { LIMITS } from './limits.ts'
import { largestBatch } from './live.ts'
import { planModel } from './model.ts'

/** Parameters of a problem; undefined where its model does not fit. */
export function parametersOf(problem: Problem): number | undefined {
  if (problem.kind === 'surface') return problem.start.length
  const plan = planModel(problem)
  return 'misfit' in plan ? undefined : plan.parameters
}

/** Why an optimizer with these values is not offered for a problem; undefined where it is. */
export function optimizerMisfit(
  optimizer: Optimizer,
  values: Racer['optimizer']['parameters'],
  problem: Problem,
): Text | undefined {
  if (!('method' in optimizer) || !optimizer.hessian?.(values)) return undefined
  const parameters = parametersOf(problem)
  if (parameters === undefined || parameters <= LIMITS.hessian) return undefined
  return {
    en: `Needs the Hessian, which is offered up to ${LIMITS.hessian} parameters; this model has ${parameters}.`,
    zh: `需要海森矩阵，最多支持 ${LIMITS.hessian} 个参数；此模型有 ${parameters} 个。`,
  }
}

const OWN_DECAY: Text = { en: 'has a weight decay of its own', zh: '自带权重衰减' }

/** Why a wrapper is not offered around a racer's optimizer; undefined where it is. */
export function wrapperMisfit(id: string, { optimizer }: Pick<Racer, 'optimizer'>): Text | undefined {
  const wrapper = wrappers.get(id)
  const definition = optimizers.get(optimizer.id)
  if (definition) return wrapper?.misfit?.(definition)
  // A rule of one's own has a decay where its text declares one.
  const decays = wrapper?.misfit !== undefined && /\bparameter\s+weightDecay\b/.test(optimizer.formula ?? '')
  return decays ? OWN_DECAY : undefined
}

/** What of a racer does not go with the problem, at which field; undefined where all does. */
export function racerMisfit(problem: Problem, racer: Racer): { path: string; message: string } | undefined {
  const definition = optimizers.get(racer.optimizer.id)
  const misfit = definition && optimizerMisfit(definition, racer.optimizer.parameters, problem)
  if (misfit) return { path: 'optimizer.id', message: misfit.en }
  for (const [index, { id }] of racer.wrappers.entries()) {
    const reason = wrapperMisfit(id, racer)
    if (reason) return { path: `wrappers.${index}.id`, message: `"${id}" does not fit: the optimizer ${reason.en}` }
    const earlier = racer.wrappers.slice(0, index)
    if (earlier.some((other) => other.id === id))
      return { path: `wrappers.${index}.id`, message: `"${id}" is there already` }
    if (wrappers.get(id)?.averages && earlier.some((other) => wrappers.get(other.id)?.averages))
      return { path: `wrappers.${index}.id`, message: 'an average of the weights is kept already' }
  }
  if (problem.kind === 'surface') return undefined
  const normalizes = problem.model.layers.some(({ id }) => id === 'batch-normalization')
  const rows = largestBatch(problem, racer, splitCounts(sampleCount(problem), problem.split).train)
  if (normalizes && rows > LIMITS.normalizedBatch)
    return {
      path: 'batch.size',
      message: `is ${rows} rows; batch normalization takes batches of up to ${LIMITS.normalizedBatch} rows`,
    }
  return undefined
}
