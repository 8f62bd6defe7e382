/** Names of single parameters: x and y on surfaces, `dense1.weights[3,5]` in models. */
import type { StepTrace } from '../../../state/steps.ts'

type Tensor = StepTrace['tensors'][number]

/** A surface's coordinates are its parameters. */
export const isPoint = ({ point }: StepTrace): boolean => point.length > 0

export const sizeOf = ({ shape }: Tensor): number => shape.reduce((product, size) => product * size, 1)

/** The indices of an entry, the last dimension fastest. */
export function indicesOf({ shape }: Tensor, entry: number): number[] {
  const indices: number[] = []
  let rest = entry
  for (const size of [...shape].reverse()) {
    indices.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return indices
}

/** The entry at some indices. */
export function entryAt({ shape }: Tensor, indices: readonly number[]): number {
  return shape.reduce((entry, size, axis) => entry * size + indices[axis]!, 0)
}

export function parameterName(trace: StepTrace, entry = trace.entry): string {
  const tensor = trace.tensors[trace.tensor]!
  return isPoint(trace) ? 'xy'.charAt(entry) : `${tensor.name}[${indicesOf(tensor, entry).join(',')}]`
}
