import type { Text } from '../../catalog/definition.ts'

/** A word of the screen: what it means, in a sentence or two, and its formula where it has one. */
export interface Term {
  readonly name: Text
  readonly text: Text
  /** LaTeX. */
  readonly formula?: string
}
