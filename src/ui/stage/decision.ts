/** What a classifier says at each point of a grid, from its raw outputs. */
import type { Grid } from './grid.ts'

/** How a raw output becomes a probability: by the loss's link, or, for targets of -1 and 1, halfway between them. */
export type Link = 'sigmoid' | 'softmax' | 'none' | 'signed'

export interface Decision {
  /** Two classes: the probability of class 1. More: the class, an integer, in `classes`. */
  readonly probability: Grid | null
  readonly classes: Uint8Array
  /** Probability of the class that is chosen, from 1 / k to 1. */
  readonly confidence: Float32Array
  /** Per class how far its score is above the best other; the boundary is where it is 0. Two classes: one grid. */
  readonly margins: readonly Grid[]
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/** The probability of class 1 of a single output. */
export function probabilityOf(output: number, link: Link): number {
  if (link === 'sigmoid') return sigmoid(output)
  if (link === 'signed') return (Math.max(-1, Math.min(1, output)) + 1) / 2
  return Math.max(0, Math.min(1, output))
}

/** Where a single output stands on the boundary: 0.5 for targets 0 and 1, 0 for logits and signed targets. */
export function threshold(link: Link): number {
  return link === 'none' ? 0.5 : 0
}

/** Values [size, size, outputs] of a probe to decisions. */
export function decide(values: Float32Array, outputs: number, size: number, link: Link): Decision {
  return outputs === 1 ? decideTwo(values, size, link) : decideMany(values, outputs, size, link)
}

function decideTwo(values: Float32Array, size: number, link: Link): Decision {
  const middle = threshold(link)
  const probability = new Float32Array(values.length)
  const confidence = new Float32Array(values.length)
  const classes = new Uint8Array(values.length)
  const margin = new Float32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const p = probabilityOf(values[i]!, link)
    probability[i] = p
    confidence[i] = Math.max(p, 1 - p)
    margin[i] = values[i]! - middle
    classes[i] = margin[i]! > 0 ? 1 : 0
  }
  return { probability: { size, values: probability }, classes, confidence, margins: [{ size, values: margin }] }
}

function decideMany(values: Float32Array, outputs: number, size: number, link: Link): Decision {
  const count = size * size
  const classes = new Uint8Array(count)
  const confidence = new Float32Array(count)
  const margins = Array.from({ length: outputs }, () => new Float32Array(count))
  for (let i = 0; i < count; i++) {
    let best = -Infinity
    let second = -Infinity
    let winner = 0
    for (let k = 0; k < outputs; k++) {
      const value = values[i * outputs + k]!
      if (value > best) {
        second = best
        best = value
        winner = k
      } else if (value > second) second = value
    }
    let sum = 0
    for (let k = 0; k < outputs; k++) {
      const value = values[i * outputs + k]!
      margins[k]![i] = value - (k === winner ? second : best)
      sum += Math.exp(value - best)
    }
    classes[i] = winner
    confidence[i] = link === 'softmax' ? 1 / sum : Math.max(1 / outputs, Math.min(1, best))
  }
  return { probability: null, classes, confidence, margins: margins.map((margin) => ({ size, values: margin })) }
}
