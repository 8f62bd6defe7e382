import { losses } from '../../catalog/losses/index.ts'
import type { DataProblem } from '../../experiment/document.ts'
import type { Link } from './decision.ts'

/** How the raw outputs of a classifier become probabilities, by its loss. An own loss has targets of -1 and 1. */
export function linkOf({ loss }: DataProblem): Link {
  const definition = losses.get(loss.id)
  if (definition?.link === 'sigmoid' || definition?.link === 'softmax') return definition.link
  return definition?.fits.binary === 'zero-one' ? 'none' : 'signed'
}
