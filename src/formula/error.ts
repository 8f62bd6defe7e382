/** A stretch of formula text: `start` to `end` (exclusive) in characters from 0, and where it begins, line and column from 1. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
}

/** What else an error can say: text to put in place of the span, and what would have been allowed there. */
export interface Help {
  readonly replacement?: string
  readonly allowed?: readonly string[]
}

/**
 * The one error of the formula language: a text that cannot be read, checked, differentiated or compiled.
 * The message is a complete English sentence that says what is allowed; `at` is where the text is wrong;
 * putting `replacement` in place of that stretch is the suggested repair.
 */
export class FormulaError extends Error {
  readonly at: Span
  readonly replacement?: string
  readonly allowed?: readonly string[]

  constructor(message: string, at: Span, help: Help = {}) {
    super(message)
    this.name = 'FormulaError'
    this.at = at
    if (help.replacement !== undefined) this.replacement = help.replacement
    if (help.allowed !== undefined) this.allowed = help.allowed
  }
}

/** The smallest span that covers both. */
export function cover(first: Span, last: Span): Span {
  return { start: first.start, end: Math.max(first.end, last.end), line: first.line, column: first.column }
}

/** The span of nothing at the very beginning, for errors that concern a whole text. */
export const wholeText = (text: string): Span => ({ start: 0, end: text.length, line: 1, column: 1 })
