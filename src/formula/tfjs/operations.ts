/** The tensor operations that formulas need; whoever runs them hands them in (engine/tfjs/operations.ts). Small tensors broadcast as in numpy. */

export type UnaryOperation =
  | 'neg'
  | 'abs'
  | 'sqrt'
  | 'floor'
  | 'exp'
  | 'log'
  | 'log1p'
  | 'expm1'
  | 'sin'
  | 'cos'
  | 'tanh'
  | 'sigmoid'
  | 'softplus'
  | 'erf'
export type BinaryOperation = 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max' | 'pow'
export type CompareOperation = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'

export interface TensorOperations<T> {
  readonly unary: Readonly<Record<UnaryOperation, (x: T) => T>>
  readonly binary: Readonly<Record<BinaryOperation, (a: T, b: T) => T>>
  /** Truth values: for `where`, `and`, `or` and `numbers` alone. */
  readonly compare: Readonly<Record<CompareOperation, (a: T, b: T) => T>>
  readonly logic: Readonly<Record<'and' | 'or', (a: T, b: T) => T>>
  /** Truth values as 1 and 0. */
  numbers(truth: T): T
  /** `a` where the truth value holds, else `b`. */
  where(truth: T, a: T, b: T): T
  square(x: T): T
  /** A matrix [rows, columns] of numbers, row by row. */
  matrix(values: readonly number[] | Float32Array, rows: number, columns: number): T
  /** Indices, for `gather`. */
  indices(values: Int32Array): T
  /** The columns of [R, N] with these indices. */
  gather(x: T, indices: T): T
  /** Columns `from` to `from + count` of [R, N]. */
  columns(x: T, from: number, count: number): T
  /** [R, N] of parts with R rows, beside each other. */
  beside(parts: readonly T[]): T
  reshape(x: T, shape: readonly number[]): T
  /** Products of matrices, or of each matrix of a batch [R, m, n]. */
  product(a: T, b: T, transposeA?: boolean, transposeB?: boolean): T
  /** Over the last axis, which becomes 1. */
  sum(x: T): T
  largest(x: T): T
  /** Keeps a tensor until it is disposed of, whatever is tidied up around it. */
  keep(x: T): T
  dispose(x: T): void
}
