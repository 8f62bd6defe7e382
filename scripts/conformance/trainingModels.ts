/** Models of training.json as layers of the catalog. */
import type { Shape } from '../../src/catalog/layer.ts'
import type { Choice } from '../../src/experiment/document.ts'
import type { PlainTraining } from './files.ts'
import { activationFor } from './names.ts'

export interface TrainingModel {
  readonly input: Shape
  /** Layers before the one of the outputs. */
  readonly layers: readonly Choice[]
  readonly outputs: number
  /** Activation of the outputs. */
  readonly output: string
}

/** As the file describes a convolutional model in words. */
const CONVOLUTIONAL =
  /^conv K \((\d+),(\d+),(\d+),\3\) (valid|same), stride (\d+), cross-correlation, \+ kb; (\w+); flatten \(channel, row, column\); dense W \((\d+),\d+\) \+ b$/

function dense({ sizes, activations }: PlainTraining['model']): TrainingModel | string {
  if (!sizes || !activations) return 'a model without sizes'
  if (activations.length !== sizes.length - 1)
    throw new Error(`the model must have ${sizes.length - 1} activations, one a layer`)
  const ids = activations.map(activationFor)
  const unknown = ids.indexOf(undefined)
  if (unknown >= 0) return `activation ${activations[unknown]}`
  const layers = sizes.slice(1, -1).map((units, i) => ({ id: 'dense', parameters: { units, activation: ids[i]! } }))
  return { input: [sizes[0]!], layers, outputs: sizes.at(-1)!, output: ids.at(-1)! }
}

/** Images are square: their size follows from the number of inputs. */
function convolutional({ text }: PlainTraining['model'], features: number): TrainingModel | string {
  const [, filters, channels, size, padding, stride, name, outputs] = CONVOLUTIONAL.exec(String(text)) ?? []
  if (name === undefined) return `model "${String(text)}"`
  const activation = activationFor(name)
  if (activation === undefined) return `activation ${name}`
  const side = Math.sqrt(features / Number(channels))
  if (!Number.isInteger(side)) throw new Error(`the data must be square images of ${channels} channel(s)`)
  const numbers = { filters: Number(filters), size: Number(size), stride: Number(stride) }
  return {
    input: [side, side, Number(channels)],
    layers: [
      { id: 'convolution', parameters: { ...numbers, padding: padding!, activation } },
      { id: 'flatten', parameters: {} },
    ],
    outputs: Number(outputs),
    output: 'linear',
  }
}

/** The model of a case on data of so many inputs; what of it does not exist here, in a few words. */
export function modelOf({ model }: PlainTraining, features: number): TrainingModel | string {
  if (model.kind === 'mlp') return dense(model)
  if (model.kind === 'cnn') return convolutional(model, features)
  return `model ${model.kind}`
}
