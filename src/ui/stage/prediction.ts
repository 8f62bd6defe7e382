/** From raw outputs to what they predict: a class, or a number in the units of the scene. */
import type { DataProblem } from '../../experiment/document.ts'
import { losses } from '../../catalog/losses/index.ts'
import { threshold, type Link } from './decision.ts'

/** The class that each row of outputs [rows, outputs] stands for: the greatest of several, or the side of the boundary of one. */
export function classesOf(values: Float32Array, outputs: number, link: Link): Uint8Array {
  const middle = threshold(link)
  const rows = Math.floor(values.length / outputs)
  return Uint8Array.from({ length: rows }, (_, row) => {
    if (outputs === 1) return values[row]! > middle ? 1 : 0
    let best = 0
    for (let k = 1; k < outputs; k++) if (values[row * outputs + k]! > values[row * outputs + best]!) best = k
    return best
  })
}

/** The mean that each row of outputs predicts, and with a loss that has a variance the deviation around it. */
export interface Means {
  readonly mean: Float32Array
  readonly deviation: Float32Array | undefined
}

/** The numbers that outputs [rows, outputs] predict: of a count the exponential of its logarithm, of a normal variable its mean. */
export function meansOf({ loss }: DataProblem, values: Float32Array, outputs: number): Means {
  const definition = losses.get(loss.id)
  if (definition?.variance && outputs === 2) {
    const rows = values.length / 2
    return {
      mean: Float32Array.from({ length: rows }, (_, row) => values[2 * row]!),
      deviation: Float32Array.from({ length: rows }, (_, row) => Math.sqrt(softplus(values[2 * row + 1]!))),
    }
  }
  const logarithm = loss.id === 'poisson' && loss.parameters.logInput === true
  return { mean: logarithm ? values.map((value) => Math.exp(value)) : values, deviation: undefined }
}

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
