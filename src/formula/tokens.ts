import { FormulaError, type Span } from './error.ts'

/** A piece of one line: a number, a name, a sign, or the end of the line. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly value: number
  readonly span: Span
}

/** Signs that people type and this language writes differently. */
const otherSigns: Readonly<Record<string, string>> = {
  '**': '^',
  '×': '*',
  '·': '*',
  '⋅': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '===': '==',
  '!==': '!=',
  '<>': '!=',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
}

const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const namePattern = /[A-Za-z][A-Za-z0-9_]*/y
const signPattern = /<=|>=|==|!=|[-+*/^()<>=,]/y
const otherPattern = /\*\*|===|!==|<>|[×·⋅÷−–≤≥≠[\]{}]/y
const spacePattern = /[ \t\r\u00a0]+/y

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/**
 * The tokens of every line that has any, each line ended by an `end` token. `#` starts a comment.
 * @throws FormulaError at a character that belongs to no token.
 */
export function tokenize(text: string): Token[][] {
  const lines: Token[][] = []
  let start = 0
  for (const [index, line] of text.split('\n').entries()) {
    const tokens = tokenizeLine(line, start, index + 1)
    if (tokens.length > 1) lines.push(tokens)
    start += line.length + 1
  }
  return lines
}

function tokenizeLine(line: string, start: number, number: number): Token[] {
  const tokens: Token[] = []
  const span = (from: number, to: number): Span => ({
    start: start + from,
    end: start + to,
    line: number,
    column: from + 1,
  })
  let at = 0
  while (at < line.length && line[at] !== '#') {
    const space = match(spacePattern, line, at)
    if (space) {
      at += space.length
      continue
    }
    const other = match(otherPattern, line, at)
    if (other) {
      const replacement = otherSigns[other] as string
      throw new FormulaError(`Write ${replacement} instead of ${other}.`, span(at, at + other.length), { replacement })
    }
    const digits = match(numberPattern, line, at)
    const word = digits ?? match(namePattern, line, at) ?? match(signPattern, line, at)
    if (!word) throw unexpected(line, at, span)
    const kind = digits ? 'number' : /[A-Za-z]/.test(word[0] as string) ? 'name' : 'sign'
    const value = digits ? Number(digits) : 0
    if (!Number.isFinite(value))
      throw new FormulaError(`The number ${digits} is too large; write inf for infinity.`, span(at, at + word.length), {
        replacement: 'inf',
      })
    tokens.push({ kind, text: word, value, span: span(at, at + word.length) })
    at += word.length
  }
  const last = tokens.at(-1)?.span
  const end = last ? last.end - start : 0
  tokens.push({ kind: 'end', text: '', value: 0, span: span(end, end) })
  return tokens
}

function unexpected(line: string, at: number, span: (from: number, to: number) => Span): FormulaError {
  const character = String.fromCodePoint(line.codePointAt(at) as number)
  const here = span(at, at + character.length)
  const advice: Record<string, string> = {
    '&': 'Write and(a, b) for “both”.',
    '|': 'Write or(a, b) for “either”, abs(x) for the absolute value.',
    '!': 'Write != for “not equal”.',
    '%': 'Write mod(a, b) for the remainder.',
    '?': 'Write where(condition, a, b) for a choice.',
    ';': 'Write each statement on a line of its own.',
    '@': 'There is no matrix product in formulas.',
    _: 'A name starts with a letter.',
    '.': 'A point is part of a number, as in 0.5.',
  }
  const allowed = 'Formulas are made of numbers, names, + - * / ^ < <= > >= == != = ( ) and commas; # starts a comment.'
  return new FormulaError(`Unexpected character ${character}. ${advice[character] ?? allowed}`, here)
}
