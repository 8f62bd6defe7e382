/** Which losses fit which data and outputs. */
import type { Text } from '../catalog/definition.ts'
import type { Loss, Task } from '../catalog/kinds.ts'
import { losses } from '../catalog/losses/index.ts'
import { factsOf } from './data.ts'
import type { Choice, DataChoice, DataProblem } from './document.ts'

type Fit = Pick<Loss, 'fits' | 'misfit' | 'link' | 'probabilities' | 'variance' | 'nonnegative'>

/** An own loss of prediction and target: real targets for regression, -1 and 1 for two classes. */
export const OWN_LOSS: Fit = {
  fits: { regression: 'real', binary: 'signed' },
  misfit: { classes: { en: 'A formula sees one output at a time.', zh: '公式一次只看到一个输出。' } },
  link: 'none',
}

const NEGATIVE: Text = {
  en: 'Needs targets that are not negative, such as counts.',
  zh: '需要非负的目标，例如计数。',
}

const STANDARDIZED: Text = {
  en: 'Needs targets that are not negative: standardize the inputs only.',
  zh: '需要非负的目标：请只标准化输入。',
}

const SPOILT: Text = {
  en: 'Needs targets that are not negative: label noise would make some so.',
  zh: '需要非负的目标：标签噪声会使一些目标变为负数。',
}

/** What a loss choice fits, and how an output becomes a probability. */
export function lossFit(choice: Choice): Fit {
  return losses.get(choice.id) ?? OWN_LOSS
}

/** The task that a data choice poses; undefined for an unknown data set. */
export function taskOf(data: DataChoice): Task | undefined {
  return factsOf(data)?.task
}

/** What the targets of a problem are made of. */
export type TargetSource = Pick<DataProblem, 'data' | 'standardize' | 'labelNoise'>

/** Why a loss does not fit the targets; undefined where it does, and where the data set is unknown. */
export function targetMisfit({ fits, misfit, nonnegative }: Fit, source: TargetSource): Text | undefined {
  const facts = factsOf(source.data)
  if (!facts) return undefined
  if (fits[facts.task] === undefined) return misfit[facts.task]
  if (!nonnegative) return undefined
  if (!facts.nonnegative) return NEGATIVE
  if (source.standardize === 'all') return STANDARDIZED
  return source.labelNoise > 0 ? SPOILT : undefined
}

/** The activation that the outputs must have for a loss; undefined where any will do. */
export function neededOutput(choice: Choice): string | undefined {
  const { link, probabilities, variance } = lossFit(choice)
  if (probabilities) return 'sigmoid'
  return link === 'sigmoid' || link === 'softmax' || variance ? 'linear' : undefined
}

/** Why loss, data and output do not go together, and at which field; undefined where they do. */
export function lossMisfit(problem: DataProblem): { path: string; message: string } | undefined {
  const facts = factsOf(problem.data)
  const misfit = targetMisfit(lossFit(problem.loss), problem)
  if (misfit) {
    const fitting = losses.all.filter((loss) => !targetMisfit(loss, problem)).map(({ id }) => id)
    return {
      path: 'loss.id',
      message: `"${problem.loss.id}" does not fit this data. ${misfit.en} These do: ${fitting.join(', ')}`,
    }
  }
  const weights = problem.loss.parameters.classWeights
  if (facts && Array.isArray(weights) && weights.length > 0 && weights.length !== facts.classes)
    return {
      path: 'loss.parameters.classWeights',
      message: `has ${weights.length} weights, the data has ${facts.classes} classes`,
    }
  const needed = neededOutput(problem.loss)
  if (needed !== undefined && problem.model.output !== needed)
    return {
      path: 'model.output',
      message: `must be "${needed}" for the loss "${problem.loss.id}"; it is "${problem.model.output}"`,
    }
  return undefined
}
