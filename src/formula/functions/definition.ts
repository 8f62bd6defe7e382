import type { Algebra } from '../graph/algebra.ts'
import type { Node } from '../graph/node.ts'
import type { Mathematics } from '../mathematics.ts'
import type { Shape } from '../shape.ts'
import type { Expression } from '../syntax.ts'

/** How tightly a typeset piece holds together; a looser piece in a tighter place gets parentheses. */
export const precedence = { logic: -1, comparison: 0, sum: 1, product: 2, prefix: 3, power: 4, atom: 5 } as const

/** LaTeX with the precedence of its outermost operation. */
export interface Typeset {
  readonly text: string
  readonly precedence: number
}

/** What an operation needs to typeset its arguments. */
export interface Writer {
  /** The expression, in parentheses where it is looser than `least`. */
  at(expression: Expression, least: number): string
  /** The expression in a place with limits of its own (between bars, in a function's parentheses). */
  inside(expression: Expression): string
  piece(expression: Expression): Typeset
  /** A writer for numerators, denominators, exponents: fractions in it stand on one line. */
  readonly small: Writer
  readonly isSmall: boolean
  /** Whether factors are parted by dots, as numbers must be. */
  readonly isDotted?: boolean
}

/** One WebAssembly instruction, the same for f64, f32x4 and f64x2. */
export type NumericInstruction = 'add' | 'sub' | 'mul' | 'div' | 'neg' | 'abs' | 'sqrt' | 'floor' | 'min' | 'max'
export type CompareInstruction = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'

/** How an elementwise operation is written in WebAssembly. */
export type WasmForm =
  | { readonly numeric: NumericInstruction }
  | { readonly compare: CompareInstruction }
  | { readonly logic: 'and' | 'or' }
  | { readonly select: true }
  | { readonly call: keyof Mathematics }

/** Adjoints of the arguments, `undefined` where nothing flows; `varies[i]` says whether argument i depends on a variable. */
export type Derivative = (
  algebra: Algebra,
  flow: { upstream: Node; args: readonly Node[]; value: Node; varies: readonly boolean[] },
) => readonly (Node | undefined)[]

/** How a reduction runs over the entries of a tensor, of all tensors, of a row or of a column. */
export interface Reduction {
  readonly over: 'tensor' | 'all' | 'row' | 'column'
  readonly accumulate: 'sum' | 'squares' | 'largest'
  readonly finish: 'nothing' | 'mean' | 'root'
}

interface Common {
  readonly name: string
  readonly arity: number
  /** How a call is written, for messages: `clip(x, low, high)`. */
  readonly usage: string
  readonly latex: (write: Writer, args: readonly Expression[]) => Typeset
}

/** An operation on each entry by itself. Either `wasm` or `expand` says how it is compiled. */
export interface Elementwise extends Common {
  readonly kind: 'elementwise'
  /** Operators are written with a sign and cannot be called by name. */
  readonly operator?: boolean
  readonly evaluate: (math: Mathematics) => (...x: number[]) => number
  /** Absent where the operation is differentiated in its expanded form, or has derivative 0 everywhere. */
  readonly derivative?: Derivative
  readonly wasm?: WasmForm
  /** The sign it has in Python and how tightly that binds; everything else is a call of a function of its name. */
  readonly python?: { readonly sign: '+' | '-' | '*' | '/'; readonly binds: 1 | 2 | 3 }
  /** The same in simpler operations, with the same rounding as `evaluate`. */
  readonly expand?: (algebra: Algebra, args: readonly Node[]) => Node
}

/** An operation that needs all entries before it has a value; only rules have them. */
export interface Reducing extends Common {
  readonly kind: 'reduction'
  readonly reduction: Reduction
}

/** An operation on a whole tensor as a matrix. */
export interface MatrixOperation extends Common {
  readonly kind: 'matrix'
}

export type Operation = Elementwise | Reducing | MatrixOperation

/** The shape of a call's value, or what is wrong with the shapes of its arguments. */
export type ShapeResult = { readonly shape: Shape } | { readonly problem: string; readonly argument: number }
