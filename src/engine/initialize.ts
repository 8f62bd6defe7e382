/** Initial parameters of a network from the `weights` stream. */
import { formulaText, numberValues } from '../catalog/definition.ts'
import { initializers } from '../catalog/initializers/index.ts'
import type { Initializer, Mathematics, Random } from '../catalog/kinds.ts'
import type { Choice } from '../experiment/document.ts'
import { check, functionScope } from '../formula/check.ts'
import { evaluateFunction } from '../formula/evaluate.ts'
import { drawOrthogonal } from './orthogonal.ts'
import type { TensorInfo } from './trainer.ts'

type Distribution = ReturnType<Initializer['distribution']>

/** Fill the entries of one tensor, before they are scaled. */
const DRAW: Readonly<Record<Distribution, (random: Random, into: Float64Array, shape: readonly number[]) => void>> = {
  zeros: (_, into) => into.fill(0),
  normal(random, into) {
    for (let i = 0; i < into.length; i++) into[i] = random.normal()
  },
  uniform(random, into) {
    for (let i = 0; i < into.length; i++) into[i] = 2 * random.uniform() - 1
  },
  orthogonal: (random, into, shape) => drawOrthogonal(random, into, shape[0]!, into.length / shape[0]!),
}

/**
 * Fills `into` (float64, the layout of `tensors`): weights are drawn in order, row by row, and scaled by the initializer's
 * formula of `fanIn` and `fanOut`; the others start from their number and draw nothing.
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
  const draw = DRAW[definition.distribution(choice.parameters)]
  for (const { offset, length, shape, fans, start } of tensors) {
    const own = into.subarray(offset, offset + length)
    if (start !== undefined) {
      own.fill(start)
      continue
    }
    draw(random, own, shape)
    const factor = scale({ ...parameters, fanIn: fans.in, fanOut: fans.out })
    for (let i = 0; i < length; i++) own[i] = factor * own[i]!
  }
}
