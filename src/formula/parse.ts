import { cover, FormulaError, type Span } from './error.ts'
import { shapes, type Shape } from './shape.ts'
import type { Expression, Program, Statement } from './syntax.ts'
import { tokenize, type Token } from './tokens.ts'

/** A text may have this many characters. */
export const maximalLength = 2000
/** Parentheses, calls, powers and minus signs may be nested this deep. */
export const maximalNesting = 64

/** Words that start a line and are no names. */
export const keywords: readonly string[] = ['parameter', 'state', 'report', 'show']

const comparisons: Readonly<Record<string, string>> = {
  '<': 'less',
  '<=': 'lessEqual',
  '>': 'greater',
  '>=': 'greaterEqual',
  '==': 'equal',
  '!=': 'notEqual',
}

/**
 * Reads a formula text (grammar: FORMULAS.md). Names and shapes are not looked at: that is `check`.
 * @throws FormulaError with the position where the text stops being a formula, or where a limit is passed.
 */
export function parse(text: string): Program {
  if (text.length > maximalLength) {
    const message = `The formula has ${text.length} characters; at most ${maximalLength} are allowed.`
    const before = text.slice(0, maximalLength).split('\n')
    const column = before.at(-1)!.length + 1
    throw new FormulaError(message, { start: maximalLength, end: text.length, line: before.length, column })
  }
  return { text, statements: tokenize(text).map((tokens) => new LineParser(tokens).statement()) }
}

/** Recursive descent over the tokens of one line. */
class LineParser {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  statement(): Statement {
    const first = this.#token
    const statement = this.#line(first)
    if (this.#token.kind !== 'end') throw this.#leftover()
    return { ...statement, span: cover(first.span, this.#previous) }
  }

  #line(first: Token): Statement {
    const span = first.span
    const second = this.#tokens[1]
    if (first.kind === 'name' && keywords.includes(first.text)) {
      if (this.#isSign('=', 1)) throw new FormulaError(`${first.text} starts a line and cannot be a name.`, span)
      this.#next()
      if (first.text === 'parameter')
        return { kind: 'parameter', ...this.#target('parameter'), value: this.#value(), span }
      if (first.text === 'state') return { kind: 'state', ...this.#shaped(), expression: this.#expression(), span }
      if (first.text === 'show') return { kind: 'show', ...this.#target('show'), expression: this.#expression(), span }
      return { kind: 'report', expression: this.#expression(), span }
    }
    if (first.kind === 'name' && second?.text === '=')
      return { kind: 'assign', ...this.#target('assign'), expression: this.#expression(), span }
    return { kind: 'value', expression: this.#expression(), span }
  }

  #shaped(): { shape: Shape; name: string; nameSpan: Span } {
    const word = this.#token
    const shape = shapes.find((shape) => shape === word.text)
    if (!shape || shape === 'full' || this.#isSign('=', 1)) return { shape: 'full', ...this.#target('state') }
    this.#next()
    return { shape, ...this.#target('state') }
  }

  #target(line: 'parameter' | 'state' | 'show' | 'assign'): { name: string; nameSpan: Span } {
    const forms = {
      parameter: 'parameter name = number',
      state: 'state name = start, or with a shape: state scalar name = start (scalar, each, rows, cols)',
      show: 'show name = value',
      assign: 'name = value',
    }
    const name = this.#token
    if (name.kind !== 'name') throw new FormulaError(`Expected a name here: ${forms[line]}.`, name.span)
    if (keywords.includes(name.text))
      throw new FormulaError(`${name.text} starts a line and cannot be a name.`, name.span)
    this.#next()
    if (!this.#isSign('=')) {
      const allowed = shapes.filter((shape) => shape !== 'full')
      throw new FormulaError(`Expected = here: ${forms[line]}.`, this.#token.span, { allowed: ['=', ...allowed] })
    }
    this.#next()
    return { name: name.text, nameSpan: name.span }
  }

  #value(): number {
    const negative = this.#isSign('-')
    if (negative) this.#next()
    const token = this.#token
    if (token.kind !== 'number')
      throw new FormulaError('A parameter line ends in a number: parameter name = 0.5.', token.span)
    this.#next()
    return negative ? -token.value : token.value
  }

  #expression(): Expression {
    const left = this.#sum()
    const operation = comparisons[this.#token.text]
    if (!operation || this.#token.kind !== 'sign') return left
    const head = this.#next()
    const compared = call(operation, [left, this.#sum()], head)
    if (this.#token.kind === 'sign' && comparisons[this.#token.text])
      throw new FormulaError('Comparisons cannot be chained; write and(a < b, b < c).', this.#token.span)
    return compared
  }

  #sum(): Expression {
    let left = this.#product()
    for (;;) {
      const operation = this.#isSign('+') ? 'add' : this.#isSign('-') ? 'subtract' : undefined
      if (!operation) return left
      const head = this.#next()
      left = call(operation, [left, this.#product()], head)
    }
  }

  #product(): Expression {
    let left = this.#unary()
    for (;;) {
      const operation = this.#isSign('*') ? 'multiply' : this.#isSign('/') ? 'divide' : undefined
      if (!operation) return left
      const head = this.#next()
      left = call(operation, [left, this.#unary()], head)
    }
  }

  #unary(): Expression {
    if (!this.#isSign('-')) return this.#power()
    const head = this.#next()
    const arg = this.#nested(head, () => this.#unary())
    return { kind: 'call', operation: 'negate', operator: true, args: [arg], head, span: cover(head, arg.span) }
  }

  #power(): Expression {
    const base = this.#atom()
    if (!this.#isSign('^')) return base
    const head = this.#next()
    return call('power', [base, this.#nested(head, () => this.#unary())], head)
  }

  #atom(): Expression {
    const token = this.#token
    if (token.kind === 'number') {
      this.#next()
      return { kind: 'number', value: token.value, span: token.span }
    }
    if (token.kind === 'name') {
      if (keywords.includes(token.text))
        throw new FormulaError(`${token.text} can only stand at the beginning of a line.`, token.span)
      this.#next()
      return this.#isSign('(') ? this.#call(token) : { kind: 'name', name: token.text, span: token.span }
    }
    if (!this.#isSign('(')) throw this.#expected()
    const open = this.#next()
    const inside = this.#nested(open, () => this.#expression())
    const close = this.#close(open)
    return { ...inside, span: cover(open, close) }
  }

  #call(name: Token): Expression {
    const open = this.#next()
    const args = this.#nested(open, () => {
      if (this.#isSign(')'))
        throw new FormulaError(`${name.text}( ) needs a value between its parentheses.`, this.#token.span)
      const list = [this.#expression()]
      while (this.#isSign(',')) {
        this.#next()
        list.push(this.#expression())
      }
      return list
    })
    const close = this.#close(open)
    return { kind: 'call', operation: name.text, operator: false, args, head: name.span, span: cover(name.span, close) }
  }

  #close(open: Span): Span {
    if (this.#isSign(')')) return this.#next()
    if (this.#token.kind === 'end')
      throw new FormulaError('This parenthesis is never closed; a statement ends with its line.', open)
    throw this.#leftover()
  }

  #nested<T>(at: Span, inside: () => T): T {
    if (++this.#depth > maximalNesting)
      throw new FormulaError(`The formula is nested more than ${maximalNesting} deep; give parts of it names.`, at)
    const result = inside()
    this.#depth--
    return result
  }

  get #token(): Token {
    return this.#tokens[this.#at] as Token
  }

  get #previous(): Span {
    return (this.#tokens[Math.max(0, this.#at - 1)] as Token).span
  }

  #isSign(sign: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead]
    return token?.kind === 'sign' && token.text === sign
  }

  #next(): Span {
    const span = this.#token.span
    if (this.#token.kind !== 'end') this.#at++
    return span
  }

  #expected(): FormulaError {
    const token = this.#token
    const what = 'Expected a number, a name, or a parenthesis here'
    if (token.kind === 'end') return new FormulaError(`${what}; a statement ends with its line.`, token.span)
    return new FormulaError(`${what}, not ${token.text}.`, token.span)
  }

  /** An expression ended, yet something follows that cannot. */
  #leftover(): FormulaError {
    const { kind, text, span } = this.#token
    const allowed = ['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=']
    if (text === '=')
      return new FormulaError('= assigns and stands after the first name of a line; write == to compare.', span, {
        replacement: '==',
      })
    if (text === ')') return new FormulaError('There is no opening parenthesis to this one.', span, { replacement: '' })
    if (text === ',') return new FormulaError('A comma can only stand between the values of a function.', span)
    if (kind === 'sign' && text !== '(')
      return new FormulaError(`Unexpected ${text}; an operator stands between two values.`, span, { allowed })
    return new FormulaError(`Expected an operator before ${text}; a product is written with *.`, span, {
      replacement: `* ${text}`,
      allowed,
    })
  }
}

function call(operation: string, args: readonly [Expression, Expression], head: Span): Expression {
  return { kind: 'call', operation, operator: true, args, head, span: cover(args[0].span, args[1].span) }
}
