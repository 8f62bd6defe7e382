import type { Checked, CheckedStatement } from './check.ts'
import { precedence, type Typeset, type Writer } from './functions/definition.ts'
import { operationNamed } from './functions/index.ts'
import type { Expression } from './syntax.ts'
import { typesetNumber } from './typeset/number.ts'
import { parenthesize } from './typeset/product.ts'
import { symbol, withIndex } from './typeset/symbols.ts'

/** Writes expressions, names by a given function. */
export class LatexWriter implements Writer {
  readonly isSmall: boolean
  readonly #name: (name: string) => string

  constructor(name: (name: string) => string, isSmall = false) {
    this.#name = name
    this.isSmall = isSmall
  }

  get small(): Writer {
    return this.isSmall ? this : new LatexWriter(this.#name, true)
  }

  piece(expression: Expression): Typeset {
    if (expression.kind === 'number') return typesetNumber(expression.value)
    if (expression.kind === 'name') return { text: this.#name(expression.name), precedence: precedence.atom }
    return operationNamed(expression.operation).latex(this, expression.args)
  }

  at(expression: Expression, least: number): string {
    const { text, precedence } = this.piece(expression)
    return precedence < least ? parenthesize(text) : text
  }

  inside(expression: Expression): string {
    return this.piece(expression).text
  }
}

/**
 * The formula in LaTeX (math mode). Rules and schedules: one string for each of `checked.statements`; in a rule theta and
 * the states carry the step (m_{t-1} before their first assignment, then m_t), and so does every name with more than
 * one value. Functions: one string, the expression, or all lines aligned.
 * @param symbols LaTeX by name, before the customary ones (eta for lr, lambda for weightDecay, ...)
 */
export function latex(checked: Checked, symbols: Readonly<Record<string, string>> = {}): string[] {
  if (checked.scope.kind === 'function') return [functionLatex(checked, symbols)]
  const steps = new Steps(checked, symbols)
  return checked.statements.map((statement) => steps.line(statement))
}

function namesIn(checked: Checked): Set<string> {
  return new Set([
    ...checked.scope.names.keys(),
    ...checked.assigned,
    ...checked.states.map(({ name }) => name),
    ...Object.keys(checked.parameters),
  ])
}

function functionLatex(checked: Checked, symbols: Readonly<Record<string, string>>): string {
  const names = namesIn(checked)
  const writer = new LatexWriter((name) => symbol(name, symbols, names))
  const lines: string[] = []
  for (const statement of checked.statements) {
    if (statement.kind === 'value') lines.push(writer.inside(statement.expression))
    if (statement.kind === 'assign')
      lines.push(
        `${symbol(statement.name, symbols, names)} ${checked.statements.length > 1 ? '&' : ''}= ${writer.inside(statement.expression)}`,
      )
  }
  return lines.length === 1 ? lines[0]! : `\\begin{aligned} ${lines.join(' \\\\ ')} \\end{aligned}`
}

/** What becomes of a typeset name: `isAssigned` on the left side of its line. */
export type Mark = (name: string, tex: string, isAssigned: boolean) => string

/** Keeps track, line by line, of the step that each name's value belongs to. */
export class Steps {
  readonly #checked: Checked
  readonly #symbols: Readonly<Record<string, string>>
  readonly #names: Set<string>
  readonly #kept: ReadonlySet<string>
  readonly #now = new Set<string>()
  readonly #single = new Set<string>()
  readonly #mark: Mark

  /** @param already names that were assigned earlier in the step */
  constructor(
    checked: Checked,
    symbols: Readonly<Record<string, string>>,
    mark: Mark = (_, tex) => tex,
    already: Iterable<string> = [],
  ) {
    this.#mark = mark
    for (const name of already) this.#now.add(name)
    this.#checked = checked
    this.#symbols = symbols
    this.#names = namesIn(checked)
    const kept = checked.states.map(({ name }) => name)
    if (checked.scope.kind === 'rule') kept.push('theta')
    this.#kept = new Set(kept)
    for (const [name, shape] of checked.scope.names) if (shape === 'scalar' || shape === 'each') this.#single.add(name)
    for (const name of Object.keys(checked.parameters)) this.#single.add(name)
  }

  line(statement: CheckedStatement): string {
    if (statement.kind === 'parameter') return `${this.#plain(statement.name)} = ${typesetNumber(statement.value).text}`
    if (statement.kind === 'state') {
      const start = this.#write(statement.expression, (name) =>
        name === 'theta' ? withIndex(this.#plain(name), '0') : this.#plain(name),
      )
      return `${withIndex(this.#plain(statement.name), '0')} = ${start}`
    }
    if (statement.kind === 'report') {
      const after = (name: string) => (this.#kept.has(name) ? withIndex(this.#plain(name), 't') : this.#plain(name))
      return `\\text{report } ${this.#write(statement.expression, after)}`
    }
    const value = this.#write(statement.expression, (name) => this.#mark(name, this.#indexed(name), false))
    if (statement.kind === 'value') return value
    if (statement.kind === 'show') {
      const shown = symbol(statement.name, this.#symbols, this.#names)
      const isItself = statement.expression.kind === 'name' && statement.expression.name === statement.name
      return isItself ? `\\text{show } ${value}` : `\\text{show } ${shown} = ${value}`
    }
    return `${this.#assigned(statement)} ${value}`
  }

  /** The left side, and from here on the name's new value. */
  #assigned(statement: CheckedStatement & { name: string }): string {
    const { name, shape } = statement
    const again = this.#now.has(name) || (this.#checked.scope.names.has(name) && !this.#kept.has(name))
    this.#now.add(name)
    if (!this.#kept.has(name) && (shape === 'scalar' || shape === 'each')) this.#single.add(name)
    else this.#single.delete(name)
    return `${this.#mark(name, this.#indexed(name), true)} ${again ? '\\leftarrow' : '='}`
  }

  #indexed(name: string): string {
    const base = this.#plain(name)
    if (this.#kept.has(name)) return withIndex(base, this.#now.has(name) ? 't' : 't-1')
    if (this.#checked.scope.kind === 'schedule')
      return name === 'lr' || name === 'momentum' ? withIndex(base, 't') : base
    return this.#single.has(name) ? base : withIndex(base, 't')
  }

  #plain(name: string): string {
    return symbol(name, this.#symbols, this.#names)
  }

  #write(expression: Expression, name: (name: string) => string): string {
    return new LatexWriter(name).inside(expression)
  }
}
