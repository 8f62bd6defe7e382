/** Lines of a step typeset twice: with symbols, and with this step's numbers in their places. */
import type { Checked } from './check.ts'
import { chosenSide, RESULT_DIGITS, roundedTo } from './digits.ts'
import { precedence, type Typeset, type Writer } from './functions/definition.ts'
import { operationNamed } from './functions/index.ts'
import { Steps } from './latex.ts'
import { expressionsOf, type Expression } from './syntax.ts'
import type { TracedLine } from './traceRule.ts'
import { typesetNumber } from './typeset/number.ts'
import { parenthesize } from './typeset/product.ts'

/** What a name stands for at one place of a step. */
export interface WorkedSymbol {
  /** The same wherever it has the same value: part, name, and how often it was assigned before. */
  readonly key: string
  readonly name: string
  /** Whether it was assigned in this step. */
  readonly isNew: boolean
  readonly tex: string
  readonly value: number
}

export interface WorkedLine {
  readonly name: string
  /** Key of the left side. */
  readonly key: string
  readonly result: number
  readonly symbolic: string
  /** The right side in numbers; undefined where it is one number that was not computed from others. */
  readonly numbers: string | undefined
  /** The right side's symbols and then the left side. */
  readonly symbols: readonly WorkedSymbol[]
}

/** How often each name was assigned, over the parts of a step; `theta` and `g` are shared by all. */
export type Versions = Map<string, number>

export interface WorkedOptions {
  /** Name of the part, for keys. */
  readonly part: string
  readonly symbols: Readonly<Record<string, string>>
  /** Class of what a name means, for its colour. */
  readonly role: (name: string) => string
  readonly versions: Versions
}

const shared = ['theta', 'g', 'lr', 't', 'loss']

/** A number of so many significant digits: a mantissa with a hyphen for minus, and a power of ten beyond 10^-3 and 10^4. */
export function significant(x: number, digits = RESULT_DIGITS): { mantissa: string; exponent: number | null } {
  if (x - x !== 0) return { mantissa: x !== x ? 'NaN' : x > 0 ? '∞' : '-∞', exponent: null }
  const rounded = roundedTo(x, digits)
  const isExact = rounded === x
  if (Number.isInteger(x) && Math.abs(x) < 1e7) return { mantissa: String(x === 0 ? 0 : x), exponent: null }
  const size = Math.abs(rounded)
  if (size >= 1e-3 && size < 1e4)
    return { mantissa: isExact ? String(rounded) : x.toPrecision(Math.max(digits, 4)), exponent: null }
  const [mantissa, exponent] = (isExact ? x.toExponential() : x.toExponential(digits - 1)).split('e')
  return { mantissa: mantissa!, exponent: Number(exponent) }
}

function numberTex(x: number, digits: number): Typeset {
  const { mantissa, exponent } = significant(x, digits)
  const sign = mantissa.replace('∞', '\\infty').replace('NaN', '\\text{NaN}')
  const minus = mantissa.startsWith('-')
  if (exponent === null) return { text: sign, precedence: minus ? precedence.sum : precedence.atom }
  const ten = `10^{${exponent}}`
  if (mantissa === '1') return { text: ten, precedence: precedence.power }
  return { text: `${sign} \\cdot ${ten}`, precedence: minus ? precedence.sum : precedence.product }
}

/** KaTeX puts the data on the element that holds the symbol. */
const marked = (key: string, role: string, tex: string) => `\\htmlData{key=${key},role=${role}}{${tex}}`

/** Writes the numbers of names and reductions; of a `where` the side that was taken. */
class NumbersWriter implements Writer {
  readonly isDotted = true
  readonly isSmall: boolean
  readonly #leaf: (part: Expression) => Typeset
  readonly #valueOf: (part: Expression) => number

  constructor(leaf: (part: Expression) => Typeset, valueOf: (part: Expression) => number, isSmall = false) {
    this.#leaf = leaf
    this.#valueOf = valueOf
    this.isSmall = isSmall
  }

  get small(): Writer {
    return this.isSmall ? this : new NumbersWriter(this.#leaf, this.#valueOf, true)
  }

  piece(expression: Expression): Typeset {
    if (expression.kind === 'number') return typesetNumber(expression.value)
    if (expression.kind === 'name') return this.#leaf(expression)
    const operation = operationNamed(expression.operation)
    if (operation.kind !== 'elementwise') return this.#leaf(expression)
    if (expression.operation === 'where') return this.piece(chosenSide(expression.args, this.#valueOf))
    return operation.latex(this, expression.args)
  }

  at(expression: Expression, least: number): string {
    const { text, precedence: own } = this.piece(expression)
    return own < least ? parenthesize(text) : text
  }

  inside(expression: Expression): string {
    return this.piece(expression).text
  }
}

/** Whether a right side in numbers would only repeat the result. */
function isBare(expression: Expression, valueOf: (part: Expression) => number): boolean {
  if (expression.kind === 'number') return true
  if (expression.kind === 'name') return false
  if (expression.operation === 'where') return isBare(chosenSide(expression.args, valueOf), valueOf)
  return operationNamed(expression.operation).kind !== 'elementwise'
}

/** The assignments of one text with their numbers. `options.versions` is carried on to the next text of the step. */
export function worked(checked: Checked, lines: readonly TracedLine[], options: WorkedOptions): WorkedLine[] {
  const { part, role, versions } = options
  const keyOf = (name: string) => {
    const whose = shared.includes(name) ? name : `${part}.${name}`
    return `${whose}.${versions.get(whose) ?? 0}`
  }
  const bump = (name: string) => {
    const whose = shared.includes(name) ? name : `${part}.${name}`
    versions.set(whose, (versions.get(whose) ?? 0) + 1)
  }
  const assigned = new Set<string>()
  const texOf = new Map<string, string>()
  const steps = new Steps(
    checked,
    options.symbols,
    (name, tex, isAssigned) => {
      if (isAssigned) {
        bump(name)
        assigned.add(name)
      }
      if (name === 'inf') return tex
      texOf.set(keyOf(name), tex)
      return marked(keyOf(name), role(name), tex)
    },
    [...versions.keys()].filter((name) => name === 'theta'),
  )
  return checked.statements.flatMap((statement, index) => {
    if (statement.kind !== 'assign') {
      return []
    }
    const line = lines.find((one) => one.statement === index)
    if (!line) return []
    const { expression, name } = statement
    const parts = expressionsOf(expression)
    const numbers = new Map(parts.map((one, at) => [one, line.values[at]!]))
    const valueOf = (one: Expression) => numbers.get(one)!
    const keys = new Map(parts.flatMap((one) => (one.kind === 'name' ? [[one.name, keyOf(one.name)] as const] : [])))
    const news = new Set(assigned)
    const leaf = (one: Expression): Typeset => {
      const { text, precedence: own } = numberTex(valueOf(one), line.digits)
      if (one.kind !== 'name' || one.name === 'inf') return { text, precedence: own }
      return { text: marked(keys.get(one.name)!, role(one.name), text), precedence: own }
    }
    const inNumbers = isBare(expression, valueOf) ? undefined : new NumbersWriter(leaf, valueOf).inside(expression)
    const symbolic = steps.line(statement)
    const symbols = parts.flatMap((one): WorkedSymbol[] => {
      if (one.kind !== 'name' || one.name === 'inf') return []
      const key = keys.get(one.name)!
      return [{ key, name: one.name, isNew: news.has(one.name), tex: texOf.get(key)!, value: valueOf(one) }]
    })
    const key = keyOf(name)
    const left = { key, name, isNew: true, tex: texOf.get(key)!, value: line.after }
    return [{ name, key, result: line.after, symbolic, numbers: inNumbers, symbols: [...symbols, left] }]
  })
}
