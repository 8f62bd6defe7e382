/** The classes and functions that a script is given for the formulas of its document; equal ones stand once. */
import { catalogName, ownNames, pythonFunction, pythonProgram, type Rename } from '../../formula/python.ts'
import type { Checked } from '../../formula/check.ts'

/** A formula as the configuration names it: its number, and its parameters by the names they have in the code. */
export interface Coded {
  readonly number: number
  readonly parameters: Readonly<Record<string, number | string>>
}

interface Formula {
  readonly formula: Checked
  readonly parameters: Readonly<Record<string, number>>
  /** The catalog's definition; undefined for a formula of the user's own, whose words must not stand in the code. */
  readonly definition: unknown
}

/** Numbers as JSON and Python have them both: infinity is a word. */
const numberOf = (value: number) => (Number.isFinite(value) ? value : value > 0 ? 'inf' : value < 0 ? '-inf' : 'nan')

/** Code of one kind, numbered in the order in which it came. */
class Shelf {
  readonly #prefix: string
  readonly #numbers = new Map<string, number>()

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** The number of some code; `write` gives it under a name. */
  add(write: (name: string) => string): number {
    const key = write(this.#prefix)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#numbers.size)
    this.code.push(write(`${this.#prefix}${this.#numbers.size - 1}`))
    return this.#numbers.size - 1
  }

  readonly code: string[] = []

  /** All code, and the list by which the runtime finds it. */
  text(list: string): string {
    const names = this.code.map((_, number) => `${this.#prefix}${number}`)
    return [...this.code, `${list} = [${names.join(', ')}]`].join('\n\n\n')
  }
}

export class CodeBook {
  readonly #rules = new Shelf('Rule')
  readonly #schedules = new Shelf('Schedule')
  readonly #functions = new Shelf('function')

  rule(formula: Formula): Coded {
    return this.#add(formula, (rename) => this.#rules.add((name) => pythonProgram(formula.formula, name, rename)))
  }

  schedule(formula: Formula): Coded {
    return this.#add(formula, (rename) => this.#schedules.add((name) => pythonProgram(formula.formula, name, rename)))
  }

  function(formula: Formula): Coded {
    return this.#add(formula, (rename) => this.#functions.add((name) => pythonFunction(formula.formula, name, rename)))
  }

  #add({ formula, parameters, definition }: Formula, number: (rename: Rename) => number): Coded {
    const rename = definition === undefined ? ownNames(formula) : catalogName
    const used = Object.entries(parameters).filter(([name]) => formula.uses.has(name))
    return {
      number: number(rename),
      parameters: Object.fromEntries(used.map(([name, value]) => [rename(name), numberOf(value)])),
    }
  }

  text(): string {
    return [this.#functions.text('FUNCTIONS'), this.#rules.text('RULES'), this.#schedules.text('SCHEDULES')].join(
      '\n\n\n',
    )
  }
}
