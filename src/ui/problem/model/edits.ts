/** Changes of a model's layers that are only made where all layers fit. */
import { defaultValues, type Text } from '../../../catalog/definition.ts'
import type { Layer } from '../../../catalog/layer.ts'
import { layers as catalog } from '../../../catalog/layers/index.ts'
import type { Choice, DataProblem } from '../../../experiment/document.ts'
import { LIMITS } from '../../../experiment/limits.ts'
import { planModel, type ModelMisfit, type ModelPlan } from '../../../experiment/model.ts'

/** What a change comes to. */
export type Outcome =
  /** All fit; `added` are the places of layers that were put in front by themselves. */
  | { readonly fits: true; readonly layers: readonly Choice[]; readonly added: readonly number[] }
  /** Which of the present layers does not fit (the number of layers: the outputs; -1: the features), and why, as a sentence. */
  | { readonly fits: false; readonly layer: number; readonly reason: Text }

const OUTPUTS: Text = { en: 'The output layer', zh: '输出层' }
const DEGREE: Text = { en: 'The polynomial degree', zh: '多项式次数' }
const FULL: Text = {
  en: `A model has at most ${LIMITS.layers} layers.`,
  zh: `一个模型最多有 ${LIMITS.layers} 层。`,
}

/** The plan of a problem with other layers. */
export function planOf(problem: DataProblem, layers: readonly Choice[]): ModelPlan | ModelMisfit {
  return planModel({ ...problem, model: { ...problem.model, layers } })
}

/** The name of what stands at a place of a plan: a layer, the outputs or the features. */
function nameAt(layers: readonly Choice[], at: number): Text {
  if (at < 0) return DEGREE
  return at < layers.length ? catalog.get(layers[at]!.id)!.name : OUTPUTS
}

function sentence(layers: readonly Choice[], { layer, misfit }: ModelMisfit): Text {
  const { en, zh } = nameAt(layers, layer)
  // Chinese has no space between words, except beside Latin letters.
  const space = /[A-Za-z]$/.test(zh) ? ' ' : ''
  const end = (text: string, stop: string) => (/[.。]$/.test(text) ? text : text + stop)
  return { en: end(`${en} ${misfit.en}`, '.'), zh: end(`${zh}${space}${misfit.zh}`, '。') }
}

/**
 * Judges other layers. With `repair`, a layer that a misfit names (flatten in front of dense) is put in by itself; a later one like it, which
 * has nothing left to do, goes. Nothing is changed where a layer does not fit.
 */
export function judge(problem: DataProblem, wanted: readonly Choice[], repair: boolean): Outcome {
  let layers = wanted
  let added: number | undefined
  for (;;) {
    if (layers.length > LIMITS.layers) return { fits: false, layer: problem.model.layers.length, reason: FULL }
    const plan = planOf(problem, layers)
    if (!('misfit' in plan)) return { fits: true, layers, added: added === undefined ? [] : [added] }
    const { before, layer } = plan
    const front = repair && added === undefined && before !== undefined ? catalog.get(before) : undefined
    if (front) {
      added = layer
      layers = layers.toSpliced(layer, 0, { id: front.id, parameters: defaultValues(front.parameters) })
    } else if (added !== undefined && layer > added && layers[layer]?.id === layers[added]!.id)
      layers = layers.toSpliced(layer, 1)
    else return { fits: false, layer: presentPlace(problem, layers, layer), reason: sentence(layers, plan) }
  }
}

/** Where a layer of a changed model stands in the present one; a new one where it would be. */
function presentPlace({ model }: DataProblem, layers: readonly Choice[], at: number): number {
  if (at < 0) return at
  const layer = layers[at]
  if (!layer) return model.layers.length
  const present = model.layers.indexOf(layer)
  return present < 0 ? Math.min(at, model.layers.length) : present
}

/** A new layer as it would be added at a place: with the values of the nearest earlier layer of its kind, or at least its activation. */
export function newLayer(definition: Layer, layers: readonly Choice[], at: number): Choice {
  const { id, parameters } = definition
  const nearest = [...layers.slice(0, at).reverse(), ...layers.slice(at)]
  const same = nearest.find((layer) => layer.id === id)
  if (same) return { id, parameters: { ...same.parameters } }
  const values = defaultValues(parameters)
  const active = nearest.find((layer) => 'activation' in layer.parameters)
  return {
    id,
    parameters: 'activation' in values && active ? { ...values, activation: active.parameters.activation! } : values,
  }
}

/** A layer that may be added at a place, or why it may not. */
export interface Offer {
  readonly definition: Layer
  readonly outcome: Outcome
}

/** Every layer of the catalog, judged at place `at`. */
export function offersAt(problem: DataProblem, at: number): readonly Offer[] {
  const { layers } = problem.model
  return catalog.all.map((definition) => ({
    definition,
    outcome: judge(problem, layers.toSpliced(at, 0, newLayer(definition, layers, at)), true),
  }))
}

/** The layers with the one at `from` at place `to`. */
export function moved(layers: readonly Choice[], from: number, to: number): readonly Choice[] {
  const layer = layers[from]!
  return layers.toSpliced(from, 1).toSpliced(to, 0, layer)
}
