import type { Node } from '../graph/node.ts'
import type { Code } from './code.ts'
import { pushConstant, splat, type Lanes } from './lanes.ts'
import type { Held } from './values.ts'

/**
 * Puts a single number into all lanes of a new local: a number of the text as a constant, else the float64 (or truth value) in
 * the local that `single` names, rounded once.
 */
export function spread(code: Code, lanes: Lanes, node: Node, single: (node: Node) => Held): Held {
  let form: Held['form'] = 'number'
  if (node.operation === 'number') pushConstant(code, lanes, node.value)
  else {
    const held = single(node)
    form = held.form
    if (lanes.count === 1) return held
    if (form === 'mask') code.i32(0).get(held.local).do('i32.sub').do('i32x4.splat')
    else {
      code.get(held.local)
      splat(code, lanes)
    }
  }
  const local = code.local(lanes.type)
  code.set(local)
  return { local, form }
}
