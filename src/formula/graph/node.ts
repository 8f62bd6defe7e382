import type { Shape } from '../shape.ts'

/**
 * A value of a formula. Equal nodes of one graph are the same object, and arguments have smaller ids.
 * `number` and `input` are leaves; `broadcast` spreads a smaller value to its shape, `flush` also turns
 * magnitudes below the smallest normal number to 0; `integerPower` is a product of `value` equal factors;
 * every other operation is one of the functions table.
 */
export interface Node {
  readonly id: number
  readonly operation: string
  readonly args: readonly Node[]
  readonly shape: Shape
  /** Of a number its value, of an integer power its exponent; else 0. */
  readonly value: number
  /** Of an input its name; else ''. */
  readonly name: string
}
