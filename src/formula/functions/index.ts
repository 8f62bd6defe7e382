/** The functions table: every operator and function of the language, defined once. */
import { join, type Shape } from '../shape.ts'
import type { Operation, ShapeResult } from './definition.ts'
import { elementaries } from './elementary.ts'
import { operators } from './operators.ts'
import { orthogonalize, reductions } from './reductions.ts'
import { selections } from './selection.ts'

const all: readonly Operation[] = [...operators, ...elementaries, ...selections, ...reductions, orthogonalize]
const table: ReadonlyMap<string, Operation> = new Map(all.map((operation) => [operation.name, operation]))

const isCallable = (operation: Operation): boolean => operation.kind !== 'elementwise' || !operation.operator

/** Functions of each entry by itself: allowed in every formula. */
export const elementwiseNames: readonly string[] = all
  .filter((operation) => operation.kind === 'elementwise' && isCallable(operation))
  .map((operation) => operation.name)

/** Functions of whole tensors: allowed in rules. */
export const reductionNames: readonly string[] = all
  .filter((operation) => operation.kind !== 'elementwise')
  .map((operation) => operation.name)

/** The operation of a checked call. */
export function operationNamed(name: string): Operation {
  const operation = table.get(name)
  if (!operation) throw new Error(`operationNamed: there is no operation ${name}`)
  return operation
}

/** The shape of an operation's value from those of its arguments, or which argument does not fit and why. */
export function shapeOf(operation: Operation, args: readonly Shape[]): ShapeResult {
  if (operation.kind === 'elementwise') return { shape: args.reduce(join, 'scalar') }
  const [x, steps] = args as [Shape, Shape?]
  if (operation.kind === 'matrix') {
    if (x !== 'full') return { problem: 'needs one number a parameter', argument: 0 }
    if (steps !== 'scalar') return { problem: 'needs a single number of steps', argument: 1 }
    return { shape: 'full' }
  }
  const { over } = operation.reduction
  if (over === 'row' || over === 'column') {
    if (x !== 'full') return { problem: 'needs one number a parameter', argument: 0 }
    return { shape: over === 'row' ? 'rows' : 'cols' }
  }
  if (x === 'scalar') return { problem: 'needs a tensor', argument: 0 }
  if (over === 'all') return { shape: 'scalar' }
  if (x === 'each') return { problem: 'needs a tensor', argument: 0 }
  return { shape: 'each' }
}
