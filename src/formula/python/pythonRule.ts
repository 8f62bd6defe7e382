/** An update rule, a wrapper or a schedule as a class of Python. */
import type { Checked, CheckedStatement } from '../check.ts'
import type { Shape } from '../shape.ts'
import { expressionsOf, type Expression } from '../syntax.ts'
import { ExpressionWriter, overTensors } from './expressions.ts'
import type { Rename } from './names.ts'

/**
 * A class of the runtime's `Rule` (`Schedule` for a schedule): `shapes` of its states, `start` with their start values, `step` with the
 * statements in their order, and `report` where there is one. Each reads what it is given from `_x` and writes what it makes there; the
 * parameters are `_x.p` by the names that `rename` gives them.
 */
export function pythonProgram(checked: Checked, className: string, rename: Rename): string {
  return new ProgramWriter(checked, rename).write(className)
}

class ProgramWriter {
  readonly #checked: Checked
  readonly #rename: Rename
  readonly #isSchedule: boolean

  constructor(checked: Checked, rename: Rename) {
    this.#checked = checked
    this.#rename = rename
    this.#isSchedule = checked.scope.kind === 'schedule'
  }

  write(className: string): string {
    const { states, statements } = this.#checked
    const report = statements.find((statement) => statement.kind === 'report')
    const shapes = states.map(({ name, shape }) => `'${this.#rename(name)}': '${shape}'`)
    const watched = statements.flatMap((statement) =>
      statement.kind === 'show' && this.#isState(statement) ? [`'${this.#rename(statement.name)}'`] : [],
    )
    return [
      `class ${className}(${this.#isSchedule ? 'Schedule' : 'Rule'}):`,
      ...indented([
        `shapes = {${shapes.join(', ')}}`,
        ...(watched.length > 0 ? [`watched = (${watched.join(', ')},)`] : []),
        '',
        'def start(self, _x):',
        ...indented(this.#start()),
        '',
        'def step(self, _x):',
        ...indented(this.#step()),
        ...(report ? ['', 'def report(self, _x):', ...indented(this.#report(report.expression))] : []),
      ]),
    ].join('\n')
  }

  #start(): string[] {
    const states = this.#checked.statements.filter((statement) => statement.kind === 'state')
    const writer = this.#writer()
    const lines = states.map((statement) => {
      const value = this.#listed(writer.write(statement.expression).code, statement.shape)
      return `'${this.#rename(statement.name)}': ${value},`
    })
    if (lines.length === 0) return ['return {}']
    const given = this.#given(
      states.map(({ expression }) => expression),
      false,
    )
    return [...given, ...writer.lines, 'return {', ...indented(lines), '}']
  }

  #step(): string[] {
    const { scope, states, statements, assigned } = this.#checked
    const expressions = statements.flatMap((statement) =>
      statement.kind === 'assign' || statement.kind === 'show' ? [statement.expression] : [],
    )
    const lines = this.#given(expressions, true)
    const writer = this.#writer()
    for (const { name, shape } of states) writer.declare(name, shape)
    for (const statement of statements) {
      if (statement.kind !== 'assign' && statement.kind !== 'show') continue
      if (this.#isState(statement)) continue
      const { code, shape } = writer.write(statement.expression)
      lines.push(...writer.lines.splice(0))
      const target = this.#rename(statement.name)
      const value = this.#stored(statement, code, shape)
      if (statement.kind === 'show') lines.push(`_x.shows['${target}'] = ${value}`)
      else {
        lines.push(`${target} = ${value}`)
        writer.declare(statement.name, statement.shape)
      }
    }
    for (const { name } of states.filter((state) => assigned.includes(state.name)))
      lines.push(`_x.states['${this.#rename(name)}'] = ${this.#rename(name)}`)
    const results = scope.kept.filter((name) => assigned.includes(name))
    for (const name of results) lines.push(`_x.${name} = ${name}`)
    return lines.length > 0 ? lines : ['pass']
  }

  /** Whether it shows a state as it is: that has a value before the first step too. */
  #isState(statement: CheckedStatement): boolean {
    if (statement.kind !== 'show' || statement.expression.kind !== 'name') return false
    return (
      statement.expression.name === statement.name && this.#checked.states.some(({ name }) => name === statement.name)
    )
  }

  #report(expression: Expression): string[] {
    const writer = this.#writer()
    for (const { name, shape } of this.#checked.states) writer.declare(name, shape)
    const { code } = writer.write(expression)
    return [...this.#given([expression], true), ...writer.lines, `return _x.keep('full', ${overTensors(code)})`]
  }

  #writer(): ExpressionWriter {
    const { scope, parameters } = this.#checked
    const writer = new ExpressionWriter(this.#rename, { masks: false })
    for (const [name, shape] of scope.names) writer.declare(name, shape)
    for (const name of Object.keys(parameters)) writer.declare(name, 'scalar')
    return writer
  }

  /** Lines that give names their values: what some expressions read of what is given, of the parameters and, where there are any, of the states. */
  #given(expressions: readonly Expression[], withStates: boolean): string[] {
    const { scope, parameters, states } = this.#checked
    const all = expressions.flatMap(expressionsOf)
    const read = new Set(all.flatMap((expression) => (expression.kind === 'name' ? [expression.name] : [])))
    const given = [...scope.names.keys()].filter((name) => name !== 'inf' && !scope.parameters.includes(name))
    const from = (names: readonly string[], line: (name: string) => string) =>
      names.filter((name) => read.has(name)).map((name) => `${this.#rename(name)} = ${line(this.#rename(name))}`)
    return [
      ...from(given, (name) => `_x.${name}`),
      ...from([...scope.parameters, ...Object.keys(parameters)], (name) => `_x.p['${name}']`),
      ...(withStates
        ? from(
            states.map(({ name }) => name),
            (name) => `_x.states['${name}']`,
          )
        : []),
    ]
  }

  #listed(code: string, shape: Shape): string {
    return shape === 'scalar' ? code : overTensors(code)
  }

  /** A value as its name holds it: with the room that was declared, and flushed where it stays. */
  #stored(statement: CheckedStatement & { readonly name: string }, code: string, shape: Shape): string {
    const { scope, states } = this.#checked
    const { name, kind } = statement
    const value = this.#listed(code, statement.shape)
    const isKept = kind === 'show' || scope.kept.includes(name) || states.some((state) => state.name === name)
    if (isKept && statement.last) return `_x.keep('${statement.shape}', ${value})`
    return shape === statement.shape ? value : `_x.spread('${statement.shape}', ${value})`
  }
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `    ${line}`))
}
