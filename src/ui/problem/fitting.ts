/** What other data takes over from the present problem: the loss, the layers and the settings that fit it. */
import type { Value } from '../../catalog/definition.ts'
import { layers as catalog } from '../../catalog/layers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { parameterCount } from '../../catalog/tensors.ts'
import { factsOf } from '../../experiment/data.ts'
import { usualLoss } from '../../experiment/defaults.ts'
import type { Choice, DataChoice, DataProblem, Model } from '../../experiment/document.ts'
import { lossFit, targetMisfit, taskOf, type TargetSource } from '../../experiment/fit.ts'
import { modelMisfit } from '../../experiment/model.ts'

/** A choice with one parameter changed. */
export function withParameter(choice: Choice, name: string, value: Value): Choice {
  return { ...choice, parameters: { ...choice.parameters, [name]: value } }
}

/** A loss that fits the targets; the present one where it does. One's own is written for its task and stays with it. */
export function fittingLoss(before: DataProblem | undefined, source: TargetSource): Choice {
  const { data } = source
  const facts = factsOf(data)
  const moved = before && losses.get(before.loss.id) === undefined && taskOf(before.data) !== facts?.task
  if (!before || !facts || targetMisfit(lossFit(before.loss), source) || moved) return usualLoss(data)
  const weights = before.loss.parameters.classWeights
  if (!Array.isArray(weights) || weights.length === 0 || weights.length === facts.classes) return before.loss
  return withParameter(before.loss, 'classWeights', [])
}

/** The layers that can stay one after another on the shape of the data; undefined where none with parameters can. */
function fittingLayers({ layers }: Model, data: DataChoice): readonly Choice[] | undefined {
  let shape = factsOf(data)?.shape ?? [1]
  let learns = false
  const kept: Choice[] = []
  for (const layer of layers) {
    const { build } = catalog.get(layer.id)!
    let built = build(shape, layer.parameters)
    if ('misfit' in built && built.before !== undefined) {
      const front = { id: built.before, parameters: {} }
      const between = catalog.get(front.id)!.build(shape, front.parameters)
      const after = 'misfit' in between ? between : build(between.output, layer.parameters)
      if (!('misfit' in after)) {
        kept.push(front)
        built = after
      }
    }
    if ('misfit' in built) continue
    kept.push(layer)
    shape = built.output
    learns ||= parameterCount(built.operations) > 0
  }
  return learns ? kept : undefined
}

/** The model where it fits, else what of its layers does, else the usual one. */
export function fittingModel(problem: DataProblem, usual: Model): Model {
  const { model, data } = problem
  const layers = fittingLayers(model, data)
  const candidates = [
    model,
    ...(layers
      ? [
          { ...model, layers },
          { ...model, layers, degree: 1 },
        ]
      : []),
  ]
  const fits = candidates.find((candidate) => !modelMisfit({ ...problem, model: candidate }))
  return fits ?? { ...usual, output: model.output }
}

/** What other data takes over from the present problem, besides loss and model. */
export function keptSettings(before: DataProblem | undefined, data: DataChoice): Partial<DataProblem> {
  if (!before) return {}
  const [was, is] = [factsOf(before.data), factsOf(data)]
  const free = was?.rows === undefined && is?.rows === undefined
  const sameRows = free || (before.data.table !== undefined && before.data.table.digest === data.table?.digest)
  const sameTargets = was !== undefined && was.classes > 0 === (is?.classes ?? 0) > 0
  const { samples, standardize, augmentation, split, penalty, labelNoise } = before
  return {
    penalty,
    ...(sameTargets && { labelNoise }),
    ...(sameRows && { samples, standardize, augmentation }),
    ...((sameRows || (was?.rows !== undefined && is?.rows !== undefined && sameTargets)) && {
      split: { ...split, stratified: split.stratified && (is?.classes ?? 0) > 0 },
    }),
  }
}
