/** Samples of a function that the user wrote. */
import type { Samples } from '../../catalog/dataset.ts'
import { ownData } from '../../catalog/datasets/own.ts'
import type { Mathematics, Random } from '../../catalog/kinds.ts'
import type { DataChoice } from '../../experiment/document.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { check } from '../../formula/check.ts'
import { evaluateFunction } from '../../formula/evaluate.ts'

/** How often a sample is drawn again where the formula has no finite value. */
const REDRAWS = 100

/**
 * Samples y = f(x) + noise or f(x, y) + noise, inputs uniform in the range of own data; drawn in the order x, (y,) noise, sample by
 * sample. Inputs at which the formula is not finite are drawn again, before the noise.
 * Throws a FormulaError for a bad formula, and an Error where a sample has no finite value after 100 more draws.
 */
export function ownSamples(data: DataChoice, count: number, random: Random, math: Mathematics): Samples {
  const features = data.inputs ?? 1
  const f = evaluateFunction(check(data.formula ?? '', scopeOf(features === 1 ? 'curve' : 'surface')), math)
  const [from, to] = ownData.range
  const input = () => from + (to - from) * random.uniform()
  const noise = data.parameters.noise as number
  const x = new Float64Array(features * count)
  const y = new Float64Array(count)
  for (let row = 0; row < count; row++) {
    const draw = () => {
      for (let feature = 0; feature < features; feature++) x[row * features + feature] = input()
      return f({ x: x[row * features]!, ...(features === 2 && { y: x[row * features + 1]! }) })
    }
    let value = draw()
    for (let again = 0; !Number.isFinite(value); again++) {
      if (again === REDRAWS)
        throw new Error(
          `ownSamples: the formula must have finite values for inputs from ${from} to ${to}; ` +
            `sample ${row + 1} had none in ${REDRAWS + 1} draws`,
        )
      value = draw()
    }
    y[row] = value + noise * random.normal()
  }
  return { features, classes: 0, x, y }
}
