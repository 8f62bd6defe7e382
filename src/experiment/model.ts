/** A model laid over its data: the shape after every layer, and the operations that the engine runs. */
import type { Text } from '../catalog/definition.ts'
import { layers as catalog } from '../catalog/layers/index.ts'
import { sizeOf, type Operation, type Shape } from '../catalog/layer.ts'
import { losses } from '../catalog/losses/index.ts'
import { parameterCount } from '../catalog/tensors.ts'
import { factsOf } from './data.ts'
import type { DataProblem } from './document.ts'
import { LIMITS } from './limits.ts'

export interface PlannedLayer {
  readonly output: Shape
  readonly parameters: number
}

export interface ModelPlan {
  /** Shape that the first layer gets: the input, or its polynomial features. */
  readonly features: Shape
  /** One for each layer of the document, and the last for the outputs. */
  readonly layers: readonly PlannedLayer[]
  readonly operations: readonly Operation[]
  readonly outputs: number
  readonly parameters: number
}

/** Why a model does not fit, at which layer (the number of layers: the outputs; -1: the features). */
export interface ModelMisfit {
  readonly layer: number
  readonly misfit: Text
  /** The id of a layer that would make it fit, put in front. */
  readonly before?: string
}

/** Number of polynomial features of `inputs` inputs up to `degree`, without the constant: C(inputs + degree, degree) - 1. */
export function featureCount(inputs: number, degree: number): number {
  let combinations = 1
  for (let k = 1; k <= degree; k++) combinations = (combinations * (inputs + k)) / k
  return Math.floor(combinations + 0.5) - 1
}

const TOO_MANY_FEATURES: Text = {
  en: `gives more than ${LIMITS.features} features: lower the degree`,
  zh: `产生的特征超过 ${LIMITS.features} 个：请降低次数`,
}
const IMAGE_DEGREE: Text = { en: 'of 1 only for images', zh: '图像只能用 1 次' }
const TOO_LARGE: Text = {
  en: `has more than ${LIMITS.values} values a sample`,
  zh: `每个样本的数值超过 ${LIMITS.values} 个`,
}

function featuresOf(shape: Shape, degree: number): Shape | ModelMisfit {
  if (degree === 1) return shape
  if (shape.length > 1) return { layer: -1, misfit: IMAGE_DEGREE }
  const count = featureCount(shape[0]!, degree)
  return count > LIMITS.features ? { layer: -1, misfit: TOO_MANY_FEATURES } : [count]
}

/** Outputs that the loss of a problem needs. */
export function outputsOf({ data, loss }: DataProblem): number {
  const definition = losses.get(loss.id)
  const facts = factsOf(data)
  if (facts?.task === 'classes' && definition?.kernel) return facts.classes
  return definition?.variance ? 2 : 1
}

/** Lays the model of a problem out, or says which layer does not fit. The data must be known. */
export function planModel(problem: DataProblem): ModelPlan | ModelMisfit {
  const { model, data } = problem
  const features = featuresOf(factsOf(data)?.shape ?? [1], model.degree)
  if ('misfit' in features) return features
  const outputs = outputsOf(problem)
  const last = { id: 'dense', parameters: { units: outputs, activation: model.output } }
  let shape = features
  const planned: PlannedLayer[] = []
  const operations: Operation[] = []
  for (const [layer, { id, parameters }] of [...model.layers, last].entries()) {
    const built = catalog.get(id)!.build(shape, parameters)
    if ('misfit' in built) return { layer, ...built }
    shape = built.output
    if (sizeOf(shape) > LIMITS.values) return { layer, misfit: TOO_LARGE }
    planned.push({ output: shape, parameters: parameterCount(built.operations) })
    operations.push(...built.operations)
  }
  const parameters = planned.reduce((sum, one) => sum + one.parameters, 0)
  return { features, layers: planned, operations, outputs, parameters }
}

/** What of a model does not fit, at which field; undefined where all does. */
export function modelMisfit(problem: DataProblem): { path: string; message: string } | undefined {
  const plan = planModel(problem)
  if (!('misfit' in plan)) return undefined
  const { layers } = problem.model
  if (plan.layer < 0) return { path: 'model.degree', message: plan.misfit.en }
  if (plan.layer < layers.length)
    return { path: `model.layers.${plan.layer}`, message: `"${layers[plan.layer]!.id}" ${plan.misfit.en}` }
  return { path: 'model.layers', message: `the layer of the outputs ${plan.misfit.en}` }
}
