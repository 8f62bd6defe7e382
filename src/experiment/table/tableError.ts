import type { Text } from '../../catalog/definition.ts'

/** Why a user's own table cannot be used, and what to do about it, in both languages; the message is the English text. */
export class TableError extends Error {
  readonly text: Text
  /** Name of the column it is about; undefined where it is about the whole table. */
  readonly column: string | undefined

  constructor(text: Text, column?: string) {
    super(text.en)
    this.name = 'TableError'
    this.text = text
    this.column = column
  }
}
