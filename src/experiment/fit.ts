/** Which losses fit which data and outputs. */
import { datasets } from '../catalog/datasets/index.ts'
import type { Loss, TargetCoding, Task } from '../catalog/kinds.ts'
import { losses } from '../catalog/losses/index.ts'
import type { Choice, DataProblem } from './document.ts'

/** An own loss of prediction and target: real targets for regression, -1 and 1 for two classes. */
export const OWN_LOSS: Pick<Loss, 'fits' | 'link'> = { fits: { regression: 'real', binary: 'signed' }, link: 'none' }

/** What a loss choice fits, and how an output becomes a probability. */
export function lossFit(choice: Choice): Pick<Loss, 'fits' | 'link'> {
  return losses.get(choice.id) ?? OWN_LOSS
}

/** The task that a data set choice poses; undefined for an unknown data set. */
export function taskOf(data: Choice): Task | undefined {
  return datasets.get(data.id)?.task(data.parameters)
}

/** How the targets of a data problem are written; undefined where the loss does not fit. */
export function codingOf(problem: DataProblem): TargetCoding | undefined {
  const task = taskOf(problem.data)
  return task && lossFit(problem.loss).fits[task]
}

/** Whether a loss takes logits, so that the output activation must be linear. */
export function takesLogits(choice: Choice): boolean {
  const { link } = lossFit(choice)
  return link === 'sigmoid' || link === 'softmax'
}

const TASKS: Record<Task, string> = {
  regression: 'regression',
  binary: 'data of two classes',
  classes: 'data of several classes',
}

/** Why loss, data and output do not go together, and at which field; undefined where they do. */
export function lossMisfit(problem: DataProblem): { path: string; message: string } | undefined {
  const task = taskOf(problem.data)
  if (task && codingOf(problem) === undefined) {
    const fitting = losses.all.filter(({ fits }) => fits[task]).map(({ id }) => id)
    return {
      path: 'loss.id',
      message: `"${problem.loss.id}" does not fit ${TASKS[task]}; these do: ${fitting.join(', ')}`,
    }
  }
  if (takesLogits(problem.loss) && problem.model.output !== 'linear')
    return {
      path: 'model.output',
      message: `must be "linear" for the loss "${problem.loss.id}", which takes logits; it is "${problem.model.output}"`,
    }
  return undefined
}
