/** Initial parameters of a network from the `weights` stream. */
import { formulaText, numberValues } from '../catalog/definition.ts'
import { initializers } from '../catalog/initializers/index.ts'
import type { Mathematics, Random } from '../catalog/kinds.ts'
import type { Choice } from '../experiment/document.ts'
import { check, functionScope } from '../formula/check.ts'
import { evaluateFunction } from '../formula/evaluate.ts'
import type { TensorInfo } from './trainer.ts'

/**
 * Fills `into` (float64, the layout of `tensors`): weights, [outputs, inputs], are drawn in order, row by row, and
 * scaled by the initializer's formula of `fanIn` and `fanOut`; biases start at 0 and draw nothing.
 */
export function initialize(
  tensors: readonly TensorInfo[],
  choice: Choice,
  random: Random,
  math: Mathematics,
  into: Float64Array,
): void {
  const definition = initializers.get(choice.id)
  if (!definition) throw new Error(`initialize: there is no initializer called '${choice.id}'`)
  const parameters = numberValues(definition.parameters, choice.parameters)
  const text = formulaText(definition.scale, choice.parameters)
  const scale = evaluateFunction(check(text, functionScope(['fanIn', 'fanOut'], Object.keys(parameters))), math)
  const distribution = definition.distribution(choice.parameters)
  for (const { offset, length, shape } of tensors) {
    if (shape.length < 2 || distribution === 'zeros') {
      into.fill(0, offset, offset + length)
      continue
    }
    const factor = scale({ ...parameters, fanIn: shape[1], fanOut: shape[0] })
    for (let i = 0; i < length; i++)
      into[offset + i] = factor * (distribution === 'normal' ? random.normal() : 2 * random.uniform() - 1)
  }
}
