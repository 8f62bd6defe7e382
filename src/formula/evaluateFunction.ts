import type { Checked } from './check.ts'
import { integerExponent, multiplyPower } from './functions/power.ts'
import { operationNamed } from './functions/index.ts'
import type { Mathematics } from './mathematics.ts'
import type { Expression } from './syntax.ts'

/** Numbers by name: the cells of one evaluation. */
type Cells = Record<string, number>
type Compute = (cells: Cells) => number

/** An expression of single numbers as a function of the cells it reads. */
export function scalarExpression(expression: Expression, math: Mathematics): Compute {
  if (expression.kind === 'number') return () => expression.value
  if (expression.kind === 'name') {
    const { name } = expression
    return (cells) => cells[name] as number
  }
  const args = expression.args.map((arg) => scalarExpression(arg, math))
  const [a, b, c] = args as [Compute, Compute, Compute]
  const exponent = expression.operation === 'power' ? integerExponent(expression.args) : undefined
  if (exponent) return (cells) => multiplyPower(a(cells), exponent, (x, y) => x * y)
  const operation = operationNamed(expression.operation)
  if (operation.kind !== 'elementwise') throw new Error(`scalarExpression: ${operation.name} is no function of numbers`)
  const apply = operation.evaluate(math)
  if (args.length === 1) return (cells) => apply(a(cells))
  if (args.length === 2) return (cells) => apply(a(cells), b(cells))
  return (cells) => apply(a(cells), b(cells), c(cells))
}

/**
 * A function formula as a function of its inputs and parameters, in float64.
 * Parameters that the text declares itself may be left out.
 * @param math elementary functions; with the kernel's, results have the bits of the compiled form
 */
export function evaluateFunction(
  checked: Checked,
  math: Mathematics,
): (values: Readonly<Record<string, number>>) => number {
  const lines: { name: string; compute: Compute }[] = []
  for (const statement of checked.statements) {
    if (statement.kind === 'assign' || statement.kind === 'value')
      lines.push({
        name: statement.kind === 'assign' ? statement.name : '',
        compute: scalarExpression(statement.expression, math),
      })
  }
  return (values) => {
    const cells: Cells = { inf: Infinity, ...checked.parameters, ...values }
    let value = NaN
    for (const line of lines) {
      value = line.compute(cells)
      cells[line.name] = value
    }
    return value
  }
}
