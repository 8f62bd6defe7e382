/**
 * The problems of optimizers.json as objectives in float64. A problem is recognized by its formula, not by its name: three
 * matrix forms of any size, computed here in plain loops; anything else is a formula of x and y, compiled by the engine.
 */
import type { Native } from '../../src/engine/native/instance.ts'
import { SurfaceObjective } from '../../src/engine/surfaceObjective.ts'
import type { Objective, TensorInfo, Vector } from '../../src/engine/trainer.ts'
import type { Precision } from '../../src/experiment/document.ts'
import type { ProblemText } from './files.ts'

type Matrix = readonly (readonly number[])[]

interface MatrixForm {
  /** Value at `theta`; its gradient goes into `into`. */
  readonly evaluate: (theta: ArrayLike<number>, into: Float32Array | Float64Array) => number
  /** Second derivatives, [P, P] row by row; the same everywhere. */
  readonly hessian: Float64Array
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1)

function tensorsOf({ tensors }: ProblemText): TensorInfo[] {
  let offset = 0
  return tensors.map(({ name, shape }) => {
    const length = sizeOf(shape)
    offset += length
    const weights = { penalized: shape.length > 1, fans: { in: 1, out: 1 }, start: 0 }
    return { name, shape, length, offset: offset - length, ...weights }
  })
}

function matrixOf(problem: ProblemText, name: string, rows?: number, columns?: number): Matrix {
  const matrix = problem.constants[name]
  if (!matrix || !Array.isArray(matrix[0]))
    throw new Error(`the problem's constant ${name} must be given as rows of numbers`)
  const shape = [matrix.length, matrix[0].length]
  if ((rows ?? shape[0]) !== shape[0] || (columns ?? shape[1]) !== shape[1])
    throw new Error(
      `the problem's constant ${name} must be ${rows ?? 'any'} x ${columns ?? 'any'}, got ${shape.join(' x ')}`,
    )
  return matrix as Matrix
}

/** 1/2 x'Ax - b'x, for a symmetric A; gradient (A + A')x/2 - b. */
function quadratic(problem: ProblemText): MatrixForm {
  const n = problem.start.length
  const a = matrixOf(problem, 'A', n, n)
  const b = problem.constants.b as readonly number[]
  if (b?.length !== n) throw new Error(`the problem's constant b must have ${n} numbers`)
  const hessian = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n]
    return (a[i]![j]! + a[j]![i]!) / 2
  })
  const evaluate: MatrixForm['evaluate'] = (x, into) => {
    let value = 0
    for (let i = 0; i < n; i++) {
      let along = 0
      let across = 0
      for (let j = 0; j < n; j++) {
        along += a[i]![j]! * x[j]!
        across += a[j]![i]! * x[j]!
      }
      value += x[i]! * (0.5 * along - b[i]!)
      into[i] = 0.5 * (along + across) - b[i]!
    }
    return value
  }
  return { evaluate, hessian }
}

/** Sum over entries of (inputs W + b - targets)^2, times `scale`; gradient by W and, where there is a bias, by b. */
function leastSquares(inputs: Matrix, targets: Matrix, bias: boolean, scale: number): MatrixForm {
  const [features, outputs] = [inputs[0]!.length, targets[0]!.length]
  const at = features * outputs
  const evaluate: MatrixForm['evaluate'] = (theta, into) => {
    let value = 0
    into.fill(0)
    inputs.forEach((row, r) => {
      for (let o = 0; o < outputs; o++) {
        let residual = (bias ? theta[at + o]! : 0) - targets[r]![o]!
        for (let f = 0; f < features; f++) residual += row[f]! * theta[f * outputs + o]!
        value += residual * residual
        const slope = 2 * scale * residual
        for (let f = 0; f < features; f++) into[f * outputs + o]! += slope * row[f]!
        if (bias) into[at + o]! += slope
      }
    })
    return scale * value
  }
  // One input a parameter: its feature, or 1 for the bias; parameters of different outputs do not meet.
  const parameters = Array.from({ length: at + (bias ? outputs : 0) }, (_, i) => ({
    output: i % outputs,
    inputOf: (row: readonly number[]) => (i < at ? row[Math.floor(i / outputs)]! : 1),
  }))
  const hessian = Float64Array.from(
    parameters.flatMap((one) =>
      parameters.map((other) =>
        one.output === other.output
          ? 2 * scale * inputs.reduce((sum, row) => sum + one.inputOf(row) * other.inputOf(row), 0)
          : 0,
      ),
    ),
  )
  return { evaluate, hessian }
}

function matrixForm(problem: ProblemText): MatrixForm | undefined {
  const { tensors, formula } = problem
  const [first, second] = tensors.map(({ shape }) => shape)
  switch (formula.replaceAll(/\s+/g, '')) {
    case "0.5*x'Ax-b'x":
      return quadratic(problem)
    case 'sum((AW-B)^2)/(2*rows(A))': {
      const inputs = matrixOf(problem, 'A', undefined, first![0])
      return leastSquares(inputs, matrixOf(problem, 'B', inputs.length, first![1]), false, 1 / (2 * inputs.length))
    }
    case 'mean((XW+b-Y)^2)overallentries': {
      const inputs = matrixOf(problem, 'X', undefined, first![0])
      const targets = matrixOf(problem, 'Y', inputs.length, first![1])
      if (second?.[0] !== first![1]) throw new Error(`the problem's tensor b must have ${first![1]} numbers`)
      return leastSquares(inputs, targets, true, 1 / (inputs.length * first![1]!))
    }
  }
  return undefined
}

/** The objective of a problem. Throws where its constants do not fit or its formula cannot be read. */
export function problemObjective(native: Native, problem: ProblemText, precision: Precision = 'float64'): Objective {
  const tensors = tensorsOf(problem)
  const total = tensors.reduce((sum, { length }) => sum + length, 0)
  if (total !== problem.start.length)
    throw new Error(`the problem's start has ${problem.start.length} numbers, its tensors have ${total}`)
  const form = matrixForm(problem)
  if (!form) {
    const surface = { id: 'own', parameters: {}, formula: problem.formula }
    return new SurfaceObjective(native, { kind: 'surface', surface, start: problem.start, noise: 0 }, precision)
  }
  const { evaluate, hessian } = form
  const scratch = new Float64Array(total)
  const loss = (at: Vector) => evaluate(at.values, scratch)
  return {
    tensors,
    gradient: (at, _batch, into) => evaluate(at.values, into.values),
    gradientAt: (exact, _batch, into) => evaluate(exact.values, into.values),
    loss,
    hessian: () => hessian.slice(),
    scores: (at) => ({ loss: loss(at), accuracy: NaN }),
  }
}
