/** Expressions of a checked formula as Python, for tensors of PyTorch. */
import { operationNamed, shapeOf } from '../functions/index.ts'
import { integerExponent } from '../functions/power.ts'
import type { Shape } from '../shape.ts'
import type { CallExpression, Expression } from '../syntax.ts'
import { catalogName, type Rename } from './names.ts'

/** A piece of code, how tightly it holds together (1 sums, 2 products, 3 signs, 4 everything else) and what it is. */
interface Piece {
  readonly code: string
  readonly binds: number
  readonly shape: Shape
  /** Made of written numbers only: a float of Python, which would throw where a tensor gives infinity. */
  readonly isPlain: boolean
}

/** A number with all its digits, always as a float. */
export function pythonNumber(value: number): string {
  if (value === Infinity) return 'math.inf'
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** The comprehension over the tensors that a rule runs on. */
export const overTensors = (code: string): string => `[${code} for _i in _x.own]`

/**
 * Writes expressions; what must be computed first becomes lines of its own, in `lines`.
 *
 * Values of rules that are not one number a run are lists with an item a tensor, and `_i` is the number of a tensor. What a function chooses
 * from (`where`, `min`, `max`) gets its inputs behind a mask: the derivative of the side that is not taken is 0, also where it would be NaN.
 */
export class ExpressionWriter {
  readonly lines: string[] = []
  readonly #shapes = new Map<string, Shape>()
  readonly #rename: Rename
  readonly #masks: boolean
  #count = 0
  #judging = false
  /** Names behind masks, by the code that puts them there. Forgotten when a name is assigned again. */
  readonly #behind = new Map<string, string>()

  constructor(rename: Rename, { masks }: { readonly masks: boolean }) {
    this.#rename = rename
    this.#masks = masks
  }

  /** From here on a name has a value of this shape. */
  declare(name: string, shape: Shape): void {
    this.#shapes.set(name, shape)
    this.#behind.clear()
  }

  /** An expression, and the shape of its value. */
  write(expression: Expression): { readonly code: string; readonly shape: Shape } {
    const { code, shape } = this.#piece(expression, (name) => name)
    return { code, shape }
  }

  #piece(expression: Expression, mask: (code: string) => string): Piece {
    if (expression.kind === 'number')
      return { code: pythonNumber(expression.value), binds: 4, shape: 'scalar', isPlain: true }
    if (expression.kind === 'name') return this.#name(expression.name, mask)
    const operation = operationNamed(expression.operation)
    if (this.#masks && !this.#judging) {
      const choice = this.#choice(expression, mask)
      if (choice) return choice
    }
    const exponent = expression.operation === 'power' ? integerExponent(expression.args) : undefined
    const args = expression.args.map((arg) => this.#piece(arg, mask))
    const found = shapeOf(
      operation,
      args.map(({ shape }) => shape),
    )
    if ('problem' in found) throw new Error(`ExpressionWriter: ${operation.name} ${found.problem}`)
    const { shape } = found
    if (exponent) return call('whole', [this.#tensor(args[0]!), { code: String(exponent) }], shape)
    if (operation.kind === 'matrix')
      return this.#first(overTensors(call('orthogonalize', args, shape).code), '[_i]', shape)
    if (operation.kind === 'reduction')
      return operation.reduction.over === 'all'
        ? this.#first(`F.${operation.name}(${overTensors(args[0]!.code)})`, '', shape)
        : this.#first(overTensors(call(operation.name, args, shape).code), '[_i]', shape)
    // A sign in front of a number belongs to the number.
    if (operation.name === 'negate' && args[0]!.isPlain && args[0]!.binds === 4)
      return { ...args[0]!, code: `-${args[0]!.code}`, binds: 3 }
    const given = args.every(({ isPlain }) => isPlain) ? args.map((arg) => this.#tensor(arg)) : args
    return operation.python ? infix(operation.python, given, shape) : call(operation.name, given, shape)
  }

  #name(name: string, mask: (code: string) => string): Piece {
    if (name === 'inf') return { code: 'math.inf', binds: 4, shape: 'scalar', isPlain: true }
    const shape = this.#shapes.get(name)
    if (!shape) throw new Error(`ExpressionWriter: ${name} has no value`)
    const code = this.#rename(name)
    const isList = !this.#masks && shape !== 'scalar'
    return { code: isList ? `${code}[_i]` : shape === 'scalar' ? code : mask(code), binds: 4, shape, isPlain: false }
  }

  /** Operations that take one of two values, where a derivative must not come from the other; undefined for all others. */
  #choice({ operation, args, ...rest }: CallExpression, mask: (code: string) => string): Piece | undefined {
    const code = (expression: Expression) => this.#judged(expression, mask)
    if (operation === 'where') return this.#chosen(`F.truth(${code(args[0]!)})`, args[1]!, args[2]!, mask)
    // A name or a number has no derivative that could be NaN.
    if (args.every(isLeaf)) return undefined
    if (operation === 'max') return this.#chosen(`F.leads(${args.map(code).join(', ')})`, args[0]!, args[1]!, mask)
    if (operation === 'min') return this.#chosen(`F.trails(${args.map(code).join(', ')})`, args[0]!, args[1]!, mask)
    if (operation !== 'clip') return undefined
    const raised = { ...rest, operation: 'max', args: args.slice(0, 2) }
    return this.#choice({ ...rest, operation: 'min', args: [raised, args[2]!] }, mask)
  }

  /** A value that only decides: it has no derivative. Plain choices within it keep the code as long as the formula, however they are nested. */
  #judged(expression: Expression, mask: (code: string) => string): string {
    const before = this.#judging
    this.#judging = true
    const { code } = this.#piece(expression, mask)
    this.#judging = before
    return code
  }

  #chosen(condition: string, a: Expression, b: Expression, mask: (code: string) => string): Piece {
    const chosen = this.#first(condition, '', 'full')
    const side = (expression: Expression, keep: 'only' | 'unless') =>
      isLeaf(expression)
        ? this.#piece(expression, mask)
        : this.#piece(expression, (code) => this.#masked(keep, mask(code), chosen.code))
    return call('choose', [chosen, side(a, 'only'), side(b, 'unless')], 'full')
  }

  /** A name behind a mask, on a line of its own, once. */
  #masked(keep: 'only' | 'unless', code: string, chosen: string): string {
    const written = `F.${keep}(${code}, ${chosen})`
    let name = this.#behind.get(written)
    if (name === undefined) {
      name = this.#first(written, '', 'full').code
      this.#behind.set(written, name)
    }
    return name
  }

  /** Code that runs before the line; stands for what it gives. */
  #first(code: string, index: string, shape: Shape): Piece {
    const name = `_r${++this.#count}`
    this.lines.push(`${name} = ${code}`)
    return { code: `${name}${index}`, binds: 4, shape, isPlain: false }
  }

  #tensor(piece: Piece): Piece {
    return piece.isPlain ? { ...piece, code: `F.number(${piece.code})`, binds: 4, isPlain: false } : piece
  }
}

const isLeaf = ({ kind }: Expression): boolean => kind !== 'call'

function call(name: string, args: readonly { readonly code: string }[], shape: Shape): Piece {
  return { code: `F.${catalogName(name)}(${args.map(({ code }) => code).join(', ')})`, binds: 4, shape, isPlain: false }
}

function infix(
  { sign, binds }: { readonly sign: string; readonly binds: number },
  args: readonly Piece[],
  shape: Shape,
): Piece {
  const at = (piece: Piece, least: number) => (piece.binds < least ? `(${piece.code})` : piece.code)
  const [a, b] = args as [Piece, Piece?]
  const code = b ? `${at(a, binds)} ${sign} ${at(b, binds + 1)}` : `${sign}${at(a, binds)}`
  return { code, binds, shape, isPlain: false }
}
