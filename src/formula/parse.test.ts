import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check, functionScope, ruleScope } from './check.ts'
import { FormulaError } from './error.ts'
import { evaluateFunction } from './evaluate.ts'
import { maximalLength, maximalNesting, parse } from './parse.ts'
import { mathematics } from './testing/mathematics.ts'

/** The error of a text, as where it is in the text and what it says. */
function problem(text: string): { at: string; line: number; column: number; message: string; replacement?: string } {
  try {
    parse(text)
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    const { start, end, line, column } = error.at
    return { at: text.slice(start, end), line, column, message: error.message, replacement: error.replacement! }
  }
  throw new Error('problem: the text has none')
}

const value = (text: string, values: Record<string, number> = {}) =>
  evaluateFunction(check(text, functionScope(Object.keys(values), [])), mathematics)(values)

describe('expressions', () => {
  it.each([
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 5', 2],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['2 * -3', -6],
    ['--2', 2],
    ['1 + 1 == 2', 1],
    ['3 < 2', 0],
    ['1.5e1 + .5 + 2.', 17.5],
    ['min(1, 2) + max(3, 4)', 5],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBe(expected)
  })

  it('never reassociates', () => {
    expect(value('x + y - x', { x: 1e16, y: 1 })).toBe(1e16 + 1 - 1e16)
    expect(value('x - x + y', { x: 1e16, y: 1 })).toBe(1)
  })
})

describe('lines', () => {
  it('hold one statement each; comments and empty lines count for positions only', () => {
    const { statements } = parse(
      '# top\n\nstate rows r = 0 # rows\nparameter p = -0.5\n  r = p\nreport theta\nshow d = r',
    )
    expect(statements.map(({ kind, span }) => [kind, span.line, span.column])).toEqual([
      ['state', 3, 1],
      ['parameter', 4, 1],
      ['assign', 5, 3],
      ['report', 6, 1],
      ['show', 7, 1],
    ])
    expect(statements[0]).toMatchObject({ shape: 'rows', name: 'r' })
    expect(statements[1]).toMatchObject({ value: -0.5 })
  })

  it('take the words of shapes as names where they stand alone', () => {
    expect(parse('state each = 0').statements[0]).toMatchObject({ shape: 'full', name: 'each' })
    expect(parse('state each each = 0').statements[0]).toMatchObject({ shape: 'each', name: 'each' })
  })
})

describe('errors', () => {
  it.each([
    ['theta = theta - lr ** g', '**', 'Write ^ instead of **.', '^'],
    ['theta = 2 × g', '×', 'Write * instead of ×.', '*'],
    ['x = 2x', 'x', 'Expected an operator before x; a product is written with *.', '* x'],
    ['x = (1 + 2', '(', 'This parenthesis is never closed; a statement ends with its line.', undefined],
    ['x = 1 + 2)', ')', 'There is no opening parenthesis to this one.', ''],
    ['x = 1 +', '', 'Expected a number, a name, or a parenthesis here; a statement ends with its line.', undefined],
    ['x = * 2', '*', 'Expected a number, a name, or a parenthesis here, not *.', undefined],
    ['x = a = 2', '=', '= assigns and stands after the first name of a line; write == to compare.', '=='],
    ['x = 1 < 2 < 3', '<', 'Comparisons cannot be chained; write and(a < b, b < c).', undefined],
    ['x = 1, 2', ',', 'A comma can only stand between the values of a function.', undefined],
    ['x = f()', ')', 'f( ) needs a value between its parentheses.', undefined],
    ['x = 1e999', '1e999', 'The number 1e999 is too large; write inf for infinity.', 'inf'],
    ['state = 3', 'state', 'state starts a line and cannot be a name.', undefined],
    ['x = report', 'report', 'report can only stand at the beginning of a line.', undefined],
    [
      'state scalar 3',
      '3',
      'Expected a name here: state name = start, or with a shape: state scalar name = start (scalar, each, rows, cols).',
      undefined,
    ],
    ['parameter p = q', 'q', 'A parameter line ends in a number: parameter name = 0.5.', undefined],
    ['x = a & b', '&', 'Unexpected character &. Write and(a, b) for “both”.', undefined],
    [
      'x = 😀',
      '😀',
      'Unexpected character 😀. Formulas are made of numbers, names, + - * / ^ < <= > >= == != = ( ) and commas; # starts a comment.',
      undefined,
    ],
  ])('%s', (text, at, message, replacement) => {
    expect(problem(text)).toMatchObject({ at, message })
    expect(problem(text).replacement).toBe(replacement)
  })

  it('count lines and columns from 1', () => {
    expect(problem('x = 1\n  y = 2 $ 3')).toMatchObject({ at: '$', line: 2, column: 9 })
  })
})

describe('limits', () => {
  it('are 2,000 characters', () => {
    const text = (length: number) => `x = 1 #${'.'.repeat(length - 7)}`
    expect(parse(text(maximalLength)).statements.length).toBe(1)
    expect(problem(text(maximalLength + 1)).message).toBe('The formula has 2001 characters; at most 2000 are allowed.')
    expect(problem(`a = 1\n${text(maximalLength)}`)).toMatchObject({ line: 2, column: maximalLength - 5 })
  })

  it.each([
    ['parentheses', '(', ')', '1'],
    ['calls', 'abs(', ')', '1'],
    ['powers', '2^', '', '1'],
    ['minus signs', '-', '', '1'],
  ])('are 64 %s in each other', (_, open, close, inside) => {
    const text = (depth: number) => `x = ${open.repeat(depth)}${inside}${close.repeat(depth)}`
    expect(parse(text(maximalNesting)).statements.length).toBe(1)
    expect(problem(text(maximalNesting + 1)).message).toBe(
      'The formula is nested more than 64 deep; give parts of it names.',
    )
  })

  it('allow long sums, which are not nested', () => {
    expect(value(Array.from({ length: 999 }, () => '1').join('+'))).toBe(999)
  })
})

describe('any text', () => {
  const words = [
    'theta',
    'g',
    'lr',
    'state',
    'report',
    'show',
    'parameter',
    'scalar',
    'rows',
    'sum',
    'where',
    '1',
    '2e3',
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '^',
    '=',
    '<',
    '\n',
    ' ',
    '#',
    'constructor',
    '__proto__',
  ]
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((list) => list.join(' ')),
    fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((list) => list.join('')),
  )

  it('is parsed and checked, or gives a FormulaError whose place is in the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          check(text, ruleScope(['beta1']))
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError)
          const { at, message } = error as FormulaError
          expect(message).toMatch(/[.)a-zA-Z0-9]$/)
          expect(at.start >= 0 && at.start <= at.end && at.end <= text.length).toBe(true)
          expect(
            text
              .split('\n')
              .slice(0, at.line - 1)
              .join('\n').length +
              (at.line > 1 ? 1 : 0) +
              at.column -
              1,
          ).toBe(at.start)
        }
      }),
      { numRuns: 3000, seed: 1 },
    )
  })
})
