/** Functions of entries as tensor operations: activations and losses with their derivatives, of our own graph. */
import type { Checked } from '../check.ts'
import { wholeText } from '../error.ts'
import { functionGraph } from '../graph/build.ts'
import { gradient } from '../graph/gradient.ts'
import { Graph } from '../graph/graph.ts'
import { lower } from '../graph/lower.ts'
import type { Node } from '../graph/node.ts'
import type { Mathematics } from '../mathematics.ts'
import { inputsOf, pairGraph, type PairOptions } from '../wasm/compileMaps.ts'
import { Constants, Evaluator, numbers, tensor, type Value } from './nodes.ts'
import type { TensorOperations } from './operations.ts'

export interface TensorMapOptions<T> {
  readonly operations: TensorOperations<T>
  readonly mathematics: Mathematics
  readonly parameters: Readonly<Record<string, number>>
}

/** A function and its derivatives by the first of its inputs; all of one shape, entry by entry. */
export interface TensorMap<T> {
  value(...inputs: T[]): T
  /** The value, and a derivative for each input it is taken by. */
  withDerivatives(...inputs: T[]): { readonly value: T; readonly derivatives: readonly T[] }
  dispose(): void
}

/** An activation: a function of x. */
export const tensorActivation = <T>(checked: Checked, options: TensorMapOptions<T>): TensorMap<T> => {
  const [input] = inputsOf(checked) as [string]
  return mapOf(checked, [input], [input], options)
}

/** A loss: a function of prediction and target, differentiated by the prediction. */
export const tensorLoss = <T>(checked: Checked, options: TensorMapOptions<T>): TensorMap<T> => {
  const [prediction, target] = inputsOf(checked) as [string, string]
  return mapOf(checked, [prediction, target], [prediction], options)
}

/** A loss of prediction, spread (the second output) and target, differentiated by the first two. */
export function tensorPairLoss<T>(checked: Checked, pair: PairOptions, options: TensorMapOptions<T>): TensorMap<T> {
  const { graph, value, variables, pointers } = pairGraph(checked, pair)
  const names = Object.entries(pointers).sort(([, a], [, b]) => a - b)
  return build(graph, value, { names: names.map(([name]) => name), variables, checked }, options)
}

function mapOf<T>(
  checked: Checked,
  names: readonly string[],
  by: readonly string[],
  options: TensorMapOptions<T>,
): TensorMap<T> {
  const graph = new Graph(wholeText(checked.text))
  const value = functionGraph(graph, checked)
  const variables = by.map((name) => graph.input(name, 'full'))
  return build(graph, value, { names, variables, checked }, options)
}

function build<T>(
  graph: Graph,
  output: Node,
  { names, variables, checked }: { names: readonly string[]; variables: readonly Node[]; checked: Checked },
  { operations, mathematics, parameters }: TensorMapOptions<T>,
): TensorMap<T> {
  const { value, derivatives } = gradient(graph, output, variables)
  const lowered = lower(graph, [value, ...derivatives], 'all')
  const constants = new Constants(operations)
  const evaluatorOf = (inputs: readonly T[]) => {
    constants.next()
    return new Evaluator<T>({
      operations,
      mathematics,
      constants,
      spread: undefined,
      inputs: (name): Value<T> => {
        const at = names.indexOf(name)
        return at >= 0 ? tensor(inputs[at]!) : numbers([parameters[name] ?? checked.parameters[name]!])
      },
    })
  }
  // A derivative that is a number stands for one of every entry.
  const like = (x: T, evaluator: Evaluator<T>, node: Node): T => {
    const result = evaluator.tensor(node, 'full')
    if (evaluator.value(node).kind !== 'numbers') return result
    return operations.binary.add(operations.binary.mul(x, constants.of([0])), result)
  }
  return {
    value: (...inputs) => like(inputs[0]!, evaluatorOf(inputs), lowered[0]!),
    withDerivatives(...inputs) {
      const evaluator = evaluatorOf(inputs)
      const [first, ...others] = lowered.map((node) => like(inputs[0]!, evaluator, node))
      return { value: first!, derivatives: others }
    },
    dispose: () => constants.dispose(),
  }
}
