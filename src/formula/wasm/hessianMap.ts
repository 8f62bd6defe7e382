/** The second derivatives of a function of a few inputs. */
import type { Checked } from '../check.ts'
import { wholeText } from '../error.ts'
import { functionGraph } from '../graph/build.ts'
import { gradient } from '../graph/gradient.ts'
import { Graph } from '../graph/graph.ts'
import type { Shape } from '../shape.ts'
import { Code } from './code.ts'
import { inputsOf, type MapSpec } from './compileMaps.ts'
import { sizeOf } from './lanes.ts'
import { ScalarRoutine } from './scalarRoutine.ts'

/**
 * Exports `name(at, into)`: writes the Hessian at the point whose coordinates begin at `at`, [n, n] row by row, as float64 numbers from
 * `into` on. Kinks: as in the gradient; the slope of a slope of 0 is 0.
 */
export function hessianMap(name: string, checked: Checked): MapSpec {
  return {
    name,
    checked,
    emit: ({ module, precision, addresses }) => {
      const graph = new Graph(wholeText(checked.text))
      const inputs = inputsOf(checked)
      const shapes = new Map<string, Shape>(inputs.map((input) => [input, 'scalar']))
      const variables = inputs.map((input) => graph.input(input, 'scalar'))
      const { derivatives } = gradient(graph, functionGraph(graph, checked, shapes), variables)
      const entries = derivatives.flatMap((slope) => gradient(graph, slope, variables).derivatives)
      const code = new Code(['i32', 'i32'])
      const size = sizeOf(precision)
      const load = (input: string) => {
        code.get(0).access(precision === 'float32' ? 'f32.load' : 'f64.load', size * inputs.indexOf(input))
        if (precision === 'float32') code.do('f64.promote_f32')
      }
      const computed = new ScalarRoutine(graph, { module, code, locals: {}, addresses, load }).compute(entries)
      for (const [i, local] of computed.entries())
        code
          .get(1)
          .get(local)
          .access('f64.store', 8 * i)
      return code
    },
  }
}
