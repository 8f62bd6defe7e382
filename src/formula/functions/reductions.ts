/** Functions of all entries of a tensor, a row, a column, or all tensors. They accumulate in float64. */
import { precedence, type MatrixOperation, type Reducing, type Reduction, type Typeset } from './definition.ts'
import { parenthesize } from '../typeset/product.ts'

function reducing(name: string, reduction: Reduction, latex: (inside: string) => Typeset): Reducing {
  return {
    kind: 'reduction',
    name,
    arity: 1,
    usage: `${name}(x)`,
    reduction,
    latex: (write, [x]) => latex(write.inside(x!)),
  }
}

const atom = (text: string): Typeset => ({ text, precedence: precedence.atom })
const big = (text: string): Typeset => ({ text, precedence: precedence.product })
const norm = (x: string, index: string): Typeset => atom(`\\left\\lVert ${x} \\right\\rVert${index}`)
const word = (name: string, x: string): Typeset => atom(`\\operatorname{${name}}${parenthesize(x)}`)

export const reductions: readonly Reducing[] = [
  reducing('sum', { over: 'tensor', accumulate: 'sum', finish: 'nothing' }, (x) => big(`\\sum ${parenthesize(x)}`)),
  reducing('mean', { over: 'tensor', accumulate: 'sum', finish: 'mean' }, (x) => word('mean', x)),
  reducing('norm', { over: 'tensor', accumulate: 'squares', finish: 'root' }, (x) => norm(x, '')),
  reducing('largest', { over: 'tensor', accumulate: 'largest', finish: 'nothing' }, (x) => word('largest', x)),
  reducing('sumAll', { over: 'all', accumulate: 'sum', finish: 'nothing' }, (x) =>
    big(`\\sum_{\\text{all}} ${parenthesize(x)}`),
  ),
  reducing('normAll', { over: 'all', accumulate: 'squares', finish: 'root' }, (x) => norm(x, '_{\\text{all}}')),
  reducing('rowmean', { over: 'row', accumulate: 'sum', finish: 'mean' }, (x) => word('rowmean', x)),
  reducing('colmean', { over: 'column', accumulate: 'sum', finish: 'mean' }, (x) => word('colmean', x)),
]

/** The nearest matrix with orthonormal rows or columns, by `steps` Newton-Schulz iterations (Muon). */
export const orthogonalize: MatrixOperation = {
  kind: 'matrix',
  name: 'orthogonalize',
  arity: 2,
  usage: 'orthogonalize(x, steps)',
  latex: (write, [x]) => ({
    text: `\\operatorname{orthogonalize}${parenthesize(write.inside(x!))}`,
    precedence: precedence.atom,
  }),
}
