/** How many values a name has: one a run, one a tensor, one a row or column of each tensor, or one a parameter. */
export type Shape = 'scalar' | 'each' | 'rows' | 'cols' | 'full'

/** Every shape, smallest first. */
export const shapes: readonly Shape[] = ['scalar', 'each', 'rows', 'cols', 'full']

/** The shape two operands broadcast to: the larger; rows with columns gives full. */
export function join(a: Shape, b: Shape): Shape {
  if (a === b) return a
  if (shapes.indexOf(a) > shapes.indexOf(b)) return join(b, a)
  return a === 'rows' && b === 'cols' ? 'full' : b
}

/** Whether a value of shape `from` broadcasts to shape `to`. */
export const fits = (from: Shape, to: Shape): boolean => join(from, to) === to

/** A shape in words, for messages. */
export function describeShape(shape: Shape): string {
  const words: Record<Shape, string> = {
    scalar: 'a single number',
    each: 'one number a tensor',
    rows: 'one number a row',
    cols: 'one number a column',
    full: 'one number a parameter',
  }
  return words[shape]
}

/** A tensor laid over the flat parameter vector: its first entry, number of entries and dimensions. */
export interface TensorLayout {
  readonly offset: number
  readonly length: number
  readonly shape: readonly number[]
}

/** A tensor as a matrix: a vector is 1 x n, more dimensions are [first, all the rest]. */
export function matrixOf(tensor: TensorLayout): { rows: number; cols: number } {
  const rows = tensor.shape.length > 1 ? (tensor.shape[0] as number) : 1
  return { rows, cols: rows === 0 ? 0 : tensor.length / rows }
}
