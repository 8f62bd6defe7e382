/** What a model says of each class of a sample. */
import { probabilityOf, type Link } from '../decision.ts'

export interface Scores {
  /** One number a class. */
  readonly values: readonly number[]
  /** Whether they are probabilities; else they are the raw outputs. */
  readonly probable: boolean
}

/** From the raw outputs of a sample. One output: probabilities of both classes. Several: softmax or sigmoid where the loss has it. */
export function scoresOf(outputs: ArrayLike<number>, link: Link): Scores {
  if (outputs.length === 1) {
    const p = probabilityOf(outputs[0]!, link)
    return { values: [1 - p, p], probable: true }
  }
  const raw = Array.from(outputs)
  if (link === 'sigmoid') return { values: raw.map((value) => probabilityOf(value, link)), probable: true }
  if (link !== 'softmax') return { values: raw, probable: false }
  const greatest = Math.max(...raw)
  const powers = raw.map((value) => Math.exp(value - greatest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return { values: powers.map((power) => power / sum), probable: true }
}

/** Length of each class's bar, 0 to 1: the probability, or the share of the greatest output. */
export function barsOf({ values, probable }: Scores): number[] {
  const whole = probable ? 1 : Math.max(...values.map(Math.abs)) || 1
  return values.map((value) => Math.max(0, Math.min(1, value / whole)))
}
