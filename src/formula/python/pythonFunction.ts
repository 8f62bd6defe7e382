/** A function formula (a surface, a loss, an activation, a penalty, a scale) as a function of Python. */
import type { Checked } from '../check.ts'
import { ExpressionWriter } from './expressions.ts'
import type { Rename } from './names.ts'
import { indented } from './pythonRule.ts'

/** `def functionName(inputs…, _p)`: the inputs are tensors in the order of the scope, `_p` the parameters by the names that `rename` gives them. */
export function pythonFunction(checked: Checked, functionName: string, rename: Rename): string {
  const { scope, parameters, statements, uses } = checked
  const numbers = [...scope.parameters, ...Object.keys(parameters)]
  const inputs = [...scope.names.keys()].filter((name) => name !== 'inf' && !scope.parameters.includes(name))
  const writer = new ExpressionWriter(rename, { masks: true })
  for (const [name, shape] of scope.names) writer.declare(name, shape)
  for (const name of Object.keys(parameters)) writer.declare(name, 'scalar')
  const lines = numbers.filter((name) => uses.has(name)).map((name) => `${rename(name)} = _p['${rename(name)}']`)
  let result = ''
  for (const statement of statements) {
    if (statement.kind !== 'assign' && statement.kind !== 'value') continue
    const { code } = writer.write(statement.expression)
    lines.push(...writer.lines.splice(0))
    if (statement.kind === 'value') result = code
    else {
      result = rename(statement.name)
      lines.push(`${result} = ${code}`)
      writer.declare(statement.name, statement.shape)
    }
  }
  return [`def ${functionName}(${[...inputs, '_p'].join(', ')}):`, ...indented([...lines, `return ${result}`])].join(
    '\n',
  )
}
