/** The wrappers around a racer's rule: which there are, in which order they act, which can be added. */
import { defaultValues } from '../../catalog/definition.ts'
import { ruleText } from '../../catalog/optimizer.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import type { Wrapper } from '../../catalog/wrapper.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import type { Choice, Racer } from '../../experiment/document.ts'

export interface ActiveWrapper {
  readonly wrapper: Wrapper
  readonly choice: Choice
}

/** The wrappers of a racer in the order in which they act. */
export function activeWrappers({ wrappers: chosen }: Pick<Racer, 'wrappers'>): readonly ActiveWrapper[] {
  return wrappers.all.flatMap((wrapper) => {
    const choice = chosen.find(({ id }) => id === wrapper.id)
    return choice ? [{ wrapper, choice }] : []
  })
}

/** The wrappers with another one at its defaults, in the order in which they act. */
export function withWrapper(racer: Pick<Racer, 'wrappers'>, { id, parameters }: Wrapper): readonly Choice[] {
  const added = [...racer.wrappers, { id, parameters: defaultValues(parameters) }]
  return activeWrappers({ wrappers: added }).map(({ choice }) => choice)
}

/** Whether a wrapper of the racer keeps an average of the weights. */
export function wrappedAverage({ wrappers: chosen }: Pick<Racer, 'wrappers'>): boolean {
  return chosen.some(({ id }) => wrappers.get(id)?.averages)
}

/** Whether a wrapper or the optimizer keeps an average of the weights, which is then evaluated beside them. */
export function keepsAverage(racer: Pick<Racer, 'wrappers' | 'optimizer'>): boolean {
  return wrappedAverage(racer) || (optimizers.get(racer.optimizer.id)?.averages ?? false)
}

/** Whether a wrapper does anything to vectors, which all parameters of a surface are. */
export function changesVectors({ rule, parameters }: Wrapper): boolean {
  if (rule === undefined) return true
  const text = ruleText(rule, defaultValues(parameters))
  return typeof text === 'string' || text.other.trim() !== 'theta = theta'
}
