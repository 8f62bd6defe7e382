import { FormulaError, wholeText, type Span } from './error.ts'
import { checkExpression, type Names } from './checkExpression.ts'
import { parse } from './parse.ts'
import type { Scope } from './scope.ts'
import { describeShape, fits, join, type Shape } from './shape.ts'
import type {
  AssignLine,
  Expression,
  ParameterLine,
  ReportLine,
  ShowLine,
  StateLine,
  Statement,
  ValueLine,
} from './syntax.ts'

export { functionScope, ruleScope, scheduleScope, wrapperScope, type Scope } from './scope.ts'
export type { Shape } from './shape.ts'

/** A statement whose names and shapes are right. `shape` is that of the name it gives a value, or of the value itself. */
export type CheckedStatement = (ParameterLine | StateLine | AssignLine | ReportLine | ShowLine | ValueLine) & {
  readonly shape: Shape
  /** Whether this is the last assignment of its name in a step: the one that is stored. */
  readonly last: boolean
}

export interface NameAndShape {
  readonly name: string
  readonly shape: Shape
}

/** A formula that can be run, compiled, differentiated and typeset. */
export interface Checked {
  readonly text: string
  readonly scope: Scope
  readonly statements: readonly CheckedStatement[]
  readonly states: readonly NameAndShape[]
  /** Names of the values to watch. */
  readonly shows: readonly string[]
  /** Numbers that `parameter` lines declare. */
  readonly parameters: Readonly<Record<string, number>>
  /** Every name a step assigns, in order of its first assignment; states and theta included. */
  readonly assigned: readonly string[]
  /** Given names and parameters (declared ones too) that the formula reads. */
  readonly uses: ReadonlySet<string>
  readonly hasReport: boolean
}

/**
 * Parses a text and checks its names, functions and shapes against a scope.
 * @throws FormulaError at the first thing that is wrong, with what is allowed there.
 */
export function check(text: string, scope: Scope): Checked {
  return new Checker(text, scope).run(parse(text).statements)
}

class Checker {
  readonly #text: string
  readonly #scope: Scope
  readonly #states = new Map<string, Shape>()
  readonly #shows = new Set<string>()
  readonly #parameters = new Map<string, number>()
  readonly #locals = new Map<string, Shape>()
  readonly #assigned = new Set<string>()
  readonly #used = new Set<string>()
  #statements: readonly Statement[] = []
  #hasReport = false

  constructor(text: string, scope: Scope) {
    this.#text = text
    this.#scope = scope
  }

  run(statements: readonly Statement[]): Checked {
    this.#statements = statements
    const checked = statements.map((statement, index) => this.#statement(statement, index))
    this.#complete()
    return {
      text: this.#text,
      scope: this.#scope,
      statements: checked,
      states: [...this.#states].map(([name, shape]) => ({ name, shape })),
      shows: [...this.#shows],
      parameters: Object.fromEntries(this.#parameters),
      assigned: [...this.#assigned],
      uses: this.#used,
      hasReport: this.#hasReport,
    }
  }

  #statement(statement: Statement, index: number): CheckedStatement {
    const { kind } = this.#scope
    if ((statement.kind === 'report' || statement.kind === 'show') && kind !== 'rule')
      throw new FormulaError(`${statement.kind} lines belong to update rules.`, statement.span)
    if (statement.kind === 'state' && kind === 'function')
      throw new FormulaError(
        'state lines belong to update rules and schedules; a function keeps nothing.',
        statement.span,
      )
    const last = !this.#statements.some((other, i) => i > index && this.#sameTarget(statement, other))
    if (statement.kind === 'parameter') return { ...this.#parameter(statement), last }
    if (statement.kind === 'state') return { ...this.#state(statement), last }
    if (statement.kind === 'assign') return { ...this.#assign(statement), last }
    if (statement.kind === 'show') return { ...this.#show(statement, index), last }
    if (statement.kind === 'report') return { ...this.#report(statement), last }
    return { ...this.#value(statement, index), last }
  }

  #sameTarget(a: Statement, b: Statement): boolean {
    return a.kind === 'assign' && b.kind === 'assign' && a.name === b.name
  }

  #parameter(statement: ParameterLine): ParameterLine & { shape: Shape } {
    this.#declare(statement.name, statement.nameSpan)
    this.#parameters.set(statement.name, statement.value)
    return { ...statement, shape: 'scalar' }
  }

  #state(statement: StateLine): StateLine & { shape: Shape } {
    this.#declare(statement.name, statement.nameSpan)
    const atStart = new Map([...this.#scope.names].filter(([name]) => this.#mayUse(name, this.#scope.atStart)))
    const start = this.#shape(statement.expression, {
      shapes: new Map([...atStart, ...this.#declaredParameters()]),
      missing: (name) =>
        this.#scope.names.has(name) || this.#states.has(name) || this.#locals.has(name) || name === statement.name
          ? `A state starts before step 1; ${name} has no value there.`
          : undefined,
    })
    this.#mustFit(statement.name, statement.shape, start, statement.expression.span)
    this.#states.set(statement.name, statement.shape)
    return statement
  }

  #assign(statement: AssignLine): AssignLine & { shape: Shape } {
    const { name, nameSpan } = statement
    const { names, assignable, parameters } = this.#scope
    if (parameters.includes(name) || this.#parameters.has(name))
      throw new FormulaError(`${name} is a parameter and cannot be assigned.`, nameSpan)
    if (names.has(name) && !assignable.includes(name)) {
      const also = this.#scope.kind === 'function' ? '' : [...assignable, 'states'].join(', ') + ' and '
      throw new FormulaError(`${name} is given and cannot be assigned; ${also}new names can.`, nameSpan)
    }
    this.#mustNotBeFunction(name, nameSpan)
    const value = this.#shape(statement.expression, this.#namesNow(statement))
    const declared = this.#states.get(name) ?? (assignable.includes(name) ? names.get(name) : undefined)
    if (declared) this.#mustFit(name, declared, value, statement.expression.span)
    else this.#locals.set(name, value)
    this.#assigned.add(name)
    return { ...statement, shape: declared ?? value }
  }

  #show(statement: ShowLine, index: number): ShowLine & { shape: Shape } {
    const { name, nameSpan, expression } = statement
    if (this.#shows.has(name)) throw new FormulaError(`${name} is shown already.`, nameSpan)
    const shape = this.#shape(expression, this.#namesNow(statement))
    const isItself = expression.kind === 'name' && expression.name === name
    if (!isItself && (this.#states.has(name) || this.#scope.names.has(name) || this.#parameters.has(name)))
      throw new FormulaError(`${name} means something else here; show the value under a new name.`, nameSpan)
    const later = this.#statements.find((other, i) => i > index && other.kind === 'assign' && other.name === name)
    if (isItself && later)
      throw new FormulaError(`${name} is assigned again on line ${later.span.line}; show it after that line.`, nameSpan)
    this.#shows.add(name)
    return { ...statement, shape }
  }

  #report(statement: ReportLine): ReportLine & { shape: Shape } {
    if (this.#hasReport) throw new FormulaError('There is a report line already.', statement.span)
    const given = [...this.#scope.names].filter(([name]) => this.#mayUse(name, this.#scope.atReport))
    this.#shape(statement.expression, {
      shapes: new Map([...given, ...this.#declaredParameters(), ...this.#states]),
      missing: (name) =>
        this.#scope.names.has(name) || this.#locals.has(name)
          ? `The report is taken after the step, where ${name} has no value; it can use theta, states and parameters.`
          : undefined,
    })
    this.#hasReport = true
    return { ...statement, shape: 'full' }
  }

  #value(statement: ValueLine, index: number): ValueLine & { shape: Shape } {
    if (this.#scope.kind !== 'function')
      throw new FormulaError('A line gives a name a value: write name = value.', statement.span)
    if (index < this.#statements.length - 1)
      throw new FormulaError('Only the last line may be a value without a name: write name = value.', statement.span)
    return { ...statement, shape: this.#shape(statement.expression, this.#namesNow(statement)) }
  }

  /** What the whole text must contain. */
  #complete(): void {
    const { kind } = this.#scope
    const whole = wholeText(this.#text)
    const last = this.#statements.at(-1)
    if (kind === 'function' && !this.#statements.length)
      throw new FormulaError('The formula is empty; write an expression.', whole)
    if (kind === 'function' && last?.kind !== 'assign' && last?.kind !== 'value')
      throw new FormulaError('The last line must be the value of the formula.', last!.span)
    const { result } = this.#scope
    if (result && !this.#assigned.has(result.name))
      throw new FormulaError(`A ${kind} must assign ${result.name}, for example: ${result.example}`, whole)
  }

  #shape(expression: Expression, names: Names): Shape {
    return checkExpression(expression, this.#scope, {
      ...names,
      use: (name) => {
        if (this.#scope.names.has(name) || this.#parameters.has(name)) this.#used.add(name)
      },
    })
  }

  #namesNow(statement: Statement): Names {
    return {
      shapes: new Map([...this.#scope.names, ...this.#declaredParameters(), ...this.#states, ...this.#locals]),
      missing: (name) => {
        const withheld = this.#scope.withheld.get(name)
        if (withheld) return withheld
        const later = this.#statements.find(
          (other) =>
            (other.kind === 'assign' || other.kind === 'state' || other.kind === 'parameter') && other.name === name,
        )
        if (!later || later.span.start < statement.span.start) return undefined
        const keep =
          this.#scope.kind === 'function'
            ? ''
            : ` To keep a value from step to step, declare it first: state ${name} = 0`
        const when =
          later === statement
            ? 'has no value yet when it is first assigned'
            : `gets its value only on line ${later.span.line}`
        return `${name} ${when}.${keep}`
      },
    }
  }

  #mayUse(name: string, allowed: readonly string[]): boolean {
    return allowed.includes(name) || this.#scope.parameters.includes(name)
  }

  #declaredParameters(): [string, Shape][] {
    return [...this.#parameters.keys()].map((name) => [name, 'scalar'])
  }

  #declare(name: string, span: Span): void {
    const { names, parameters } = this.#scope
    if (parameters.includes(name)) throw new FormulaError(`${name} is a parameter already; choose another name.`, span)
    if (names.has(name)) throw new FormulaError(`${name} is given already; choose another name.`, span)
    if (this.#states.has(name) || this.#parameters.has(name))
      throw new FormulaError(`${name} is declared already; choose another name.`, span)
    if (this.#locals.has(name))
      throw new FormulaError(`${name} is assigned before it is declared; put this line first.`, span)
    this.#mustNotBeFunction(name, span)
  }

  #mustNotBeFunction(name: string, span: Span): void {
    if (this.#scope.functions.includes(name))
      throw new FormulaError(`${name} is a function and cannot be a name for a value.`, span)
  }

  #mustFit(name: string, declared: Shape, value: Shape, span: Span): void {
    if (fits(value, declared)) return
    const remedy = declared === 'scalar' ? ' Take its sumAll or normAll' : ' Take its sum, mean or norm'
    const wider =
      this.#states.has(name) || name !== 'theta'
        ? `, or declare it with room for ${describeShape(join(declared, value))}.`
        : '.'
    throw new FormulaError(
      `${name} holds ${describeShape(declared)}; this is ${describeShape(value)}.${remedy}${wider}`,
      span,
    )
  }
}
