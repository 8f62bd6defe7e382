/** What the script is told of the problem: functions by number, layers, tensors, and how targets and answers are judged. */
import { formulaText, numberValues } from '../../catalog/definition.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import type { Loss, TargetCoding } from '../../catalog/kinds.ts'
import type { Operation } from '../../catalog/layer.ts'
import { losses } from '../../catalog/losses/index.ts'
import { regularizers } from '../../catalog/regularizers/index.ts'
import { tensorsOf } from '../../catalog/tensors.ts'
import { minimaOf, resolveActivation, resolveLoss, resolvePenalty, resolveSurface } from '../../engine/resolve.ts'
import { factsOf } from '../../experiment/data.ts'
import type { Choice, DataProblem, SurfaceProblem } from '../../experiment/document.ts'
import { lossFit } from '../../experiment/fit.ts'
import { planModel } from '../../experiment/model.ts'
import { check, functionScope } from '../../formula/check.ts'
import type { CodeBook } from './codeBook.ts'

/** Rows of each split. */
export interface Counts {
  readonly train: number
  readonly validation: number
  readonly test: number
}

export function surfacePlan(book: CodeBook, problem: SurfaceProblem) {
  const { start, noise, surface } = problem
  const { number, parameters } = book.function(resolveSurface(surface, start.length))
  return { kind: 'surface', function: number, parameters, start, noise, minima: minimaOf(problem) }
}

/** Throws where the model does not fit its data; a valid document's does. */
export function dataPlan(book: CodeBook, problem: DataProblem, counts: Counts) {
  const plan = planModel(problem)
  if ('misfit' in plan) throw new Error(`dataPlan: layer ${plan.layer} ${plan.misfit.en}`)
  const { model, augmentation } = problem
  const shift = plan.features.length === 3 ? augmentation.shift : 0
  const groups = tensorsOf(plan.operations)
  let first = 0
  const layers = plan.operations.map((operation, index) => {
    const tensors = groups[index]!.map((_, i) => first + i)
    first += tensors.length
    return { ...operation, ...activationPlan(book, operation), tensors }
  })
  return {
    kind: 'data',
    counts,
    model: { input: plan.features, degree: model.degree, layers },
    tensors: groups
      .flat()
      .map(({ name, shape, fanIn, fanOut, start = null }) => ({ name, shape, fanIn, fanOut, start })),
    initializer: initializerPlan(book, model.initializer),
    loss: lossPlan(book, problem),
    penalties: Object.fromEntries(
      regularizers.all.map((definition) => [
        definition.id,
        book.function({ formula: resolvePenalty(definition), parameters: {}, definition }).number,
      ]),
    ),
    augmentation: augmentation.noise > 0 || shift > 0 ? { noise: augmentation.noise, shift } : null,
  }
}

function activationPlan(book: CodeBook, operation: Operation) {
  if (operation.kind !== 'activation') return {}
  return { function: book.function(resolveActivation(operation.id)!).number }
}

function initializerPlan(book: CodeBook, choice: Choice) {
  const definition = initializers.get(choice.id)!
  const numbers = numberValues(definition.parameters, choice.parameters)
  const text = formulaText(definition.scale, choice.parameters)
  const formula = check(text, functionScope(['fanIn', 'fanOut'], Object.keys(numbers)))
  const { number, parameters } = book.function({ formula, parameters: numbers, definition })
  return { distribution: definition.distribution(choice.parameters), function: number, parameters }
}

/** Sides on which prediction and target must agree to count as right, by how the targets are written. */
const THRESHOLDS: Partial<Record<TargetCoding, { readonly prediction: number; readonly target: number }>> = {
  'zero-one': { prediction: 0.5, target: 0.5 },
  signed: { prediction: 0, target: 0 },
}

function lossPlan(book: CodeBook, { loss, data }: DataProblem) {
  const definition: Loss | undefined = losses.get(loss.id)
  const coding = lossFit(loss).fits[factsOf(data)!.task]!
  if (definition?.kernel) {
    const { classWeights } = loss.parameters
    const weights = Array.isArray(classWeights) && classWeights.length > 0 ? classWeights : undefined
    const parameters = numberValues(definition.parameters, loss.parameters)
    return { coding, row: definition.kernel, parameters, ...(weights && { classWeights: weights as unknown }) }
  }
  const { number, parameters } = book.function(resolveLoss(loss))
  const sides = THRESHOLDS[coding]
  // A sigmoid puts even odds at an output of 0.
  const thresholds = sides && definition?.link === 'sigmoid' ? { ...sides, prediction: 0 } : sides
  return {
    coding,
    function: number,
    parameters,
    variance: definition?.variance ?? false,
    thresholds: thresholds ?? null,
  }
}
