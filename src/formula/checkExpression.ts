import { FormulaError, type Span } from './error.ts'
import { operationNamed, reductionNames, shapeOf } from './functions/index.ts'
import type { Scope } from './scope.ts'
import { describeShape, type Shape } from './shape.ts'
import { suggest } from './suggest.ts'
import type { CallExpression, Expression } from './syntax.ts'

/** The names an expression may use where it stands. */
export interface Names {
  readonly shapes: ReadonlyMap<string, Shape>
  /** Why a name that is not among them has no value here, if there is more to say than that it is unknown. */
  readonly missing: (name: string) => string | undefined
  /** Told of every name that is read. */
  readonly use?: (name: string) => void
}

/**
 * The shape of an expression's value.
 * @throws FormulaError at an unknown name or function, a wrong number of values, or shapes that do not fit.
 */
export function checkExpression(expression: Expression, scope: Scope, names: Names): Shape {
  if (expression.kind === 'number') return 'scalar'
  if (expression.kind === 'call') return checkCall(expression, scope, names)
  const { name, span } = expression
  const shape = names.shapes.get(name)
  if (!shape) throw unknownName(name, span, scope, names)
  names.use?.(name)
  return shape
}

function checkCall(call: CallExpression, scope: Scope, names: Names): Shape {
  const { operation: name, args } = call
  if (!call.operator && !scope.functions.includes(name)) throw unknownFunction(name, call.head, scope, names)
  const operation = operationNamed(name)
  if (args.length !== operation.arity) {
    const values = operation.arity === 1 ? '1 value' : `${operation.arity} values`
    throw new FormulaError(`${operation.usage} takes ${values}, not ${args.length}.`, call.span)
  }
  const shapes = args.map((arg) => checkExpression(arg, scope, names))
  const result = shapeOf(operation, shapes)
  if ('shape' in result) return result.shape
  const shape = describeShape(shapes[result.argument]!)
  throw new FormulaError(`${operation.usage} ${result.problem}; this is ${shape}.`, args[result.argument]!.span)
}

function unknownFunction(name: string, at: Span, scope: Scope, names: Names): FormulaError {
  const allowed = scope.functions
  if (reductionNames.includes(name))
    return new FormulaError(
      `${name} works on whole tensors and exists only in update rules; here every value is a single number.`,
      at,
      { allowed },
    )
  if (names.shapes.has(name))
    return new FormulaError(`${name} is not a function; a product is written ${name} * (…).`, at, {
      replacement: `${name} *`,
      allowed,
    })
  return notFound('function', name, at, allowed)
}

/** The error for a name that has no value where it stands. */
function unknownName(name: string, at: Span, scope: Scope, names: Names): FormulaError {
  const allowed = [...names.shapes.keys()]
  const missing = scope.withheld.get(name) ?? names.missing(name)
  if (missing) return new FormulaError(missing, at, { allowed })
  if (scope.functions.includes(name))
    return new FormulaError(`${name} is a function; write ${operationNamed(name).usage}.`, at, { allowed })
  return notFound('name', name, at, allowed)
}

function notFound(what: 'name' | 'function', name: string, at: Span, allowed: readonly string[]): FormulaError {
  const replacement = suggest(name, allowed)
  if (replacement)
    return new FormulaError(`Unknown ${what} ${name}. Did you mean ${replacement}?`, at, { replacement, allowed })
  return new FormulaError(`Unknown ${what} ${name}. Allowed here: ${allowed.join(', ')}.`, at, { allowed })
}
