import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import reference from '../../../reference/losses.json'
import type { Precision } from '../../experiment/document.ts'
import { createNative } from './instance.ts'
import { NativeNetwork } from './network.ts'
import { denseOperations } from './testing/chains.ts'
import { batchOf, plainGradient } from './testing/plainNetwork.ts'

/** A linear network with softmax cross-entropy: every matrix product of a layer is in its loss, outputs and gradient. */
function linear(precision: Precision, inputs: number, hidden: number, outputs: number, rows: number) {
  const native = createNative(nodeModules())
  const random = native.stream(inputs * 1000 + outputs, 'data')
  const plain = {
    features: inputs,
    operations: denseOperations([inputs, hidden, outputs]),
    loss: 'softmax',
    labelSmoothing: 0,
    inputs: Float64Array.from({ length: rows * inputs }, () => random.normal()),
    targets: Float64Array.from({ length: rows }, () => random.below(outputs)),
  } as const
  const network = new NativeNetwork(native, {
    precision,
    input: [inputs],
    operations: plain.operations,
    inputs: plain.inputs,
    targets: plain.targets,
    loss: { kind: 'row', row: 'softmax-cross-entropy', parameters: { labelSmoothing: 0 } },
    counts: { train: rows, validation: 0, test: 0 },
  })
  const theta = native.vector(network.parameters, precision)
  const into = native.vector(network.parameters, precision)
  for (let i = 0; i < theta.length; i++) theta.values[i] = random.normal() * 0.3
  return { network, theta, into, plain }
}

describe('products of a dense layer', () => {
  const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 13]

  it.each(['float64', 'float32'] as const)('agree with plain loops for every shape and tail in %s', (precision) => {
    const tolerance = precision === 'float64' ? 1e-12 : 2e-5
    for (const inputs of sizes)
      for (const hidden of sizes)
        for (const rows of [1, 3, 6, 8, 11]) {
          const outputs = 2 + ((inputs + hidden) % 5)
          const { network, theta, into, plain } = linear(precision, inputs, hidden, outputs, rows)
          const indices = Uint32Array.from({ length: rows }, (_, i) => rows - 1 - i)
          const loss = network.gradient(theta, batchOf(indices), into)
          const expected = plainGradient(plain, theta.values, indices)
          let worst = 0
          into.values.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - expected.gradient[i]))))
          const where = `${inputs}-${hidden}-${outputs}, ${rows} rows`
          expect(Math.abs(loss - expected.loss) < tolerance ? where : loss).toBe(where)
          expect(worst < tolerance ? where : `${where}: ${worst}`).toBe(where)
        }
  })

  it('give the same bits for the same samples, wherever they stand in a batch of copies', () => {
    const { network, theta, into } = linear('float32', 5, 6, 3, 9)
    const alone = network.loss(theta, batchOf(Uint32Array.of(4)))
    for (const count of [2, 4, 8, 16]) {
      const indices = new Uint32Array(count).fill(4)
      expect(network.loss(theta, batchOf(indices))).toBe(alone)
      expect(network.gradient(theta, batchOf(indices), into)).toBe(alone)
    }
  })
})

interface Case {
  readonly id: string
  readonly loss: string
  readonly set: string
  readonly params: { readonly label_smoothing: number; readonly weight: number[] | null }
  readonly value: number
  readonly grad: number[][]
}

describe('softmax cross-entropy', () => {
  const cases = (reference.cases as unknown as Case[]).filter(({ loss }) => loss === 'CrossEntropy')

  it('has reference cases', () => expect(cases.length).toBeGreaterThan(3))

  // One input a sample, 1 for its own: then the weights are the logits, and their gradient is the gradient of the logits.
  it.each(cases.map((entry) => [entry.id, entry] as const))('%s', (_, { set, params, value, grad }) => {
    const { pred, target } = (reference.sets as unknown as Record<string, { pred: number[][]; target: number[] }>)[set]
    const rows = pred.length
    const classes = pred[0].length
    for (const precision of ['float64', 'float32'] as const) {
      const native = createNative(nodeModules())
      const network = new NativeNetwork(native, {
        precision,
        input: [rows],
        operations: denseOperations([rows, classes]),
        loss: {
          kind: 'row',
          row: 'softmax-cross-entropy',
          parameters: { labelSmoothing: params.label_smoothing },
          classWeights: params.weight ?? undefined,
        },
        inputs: Float64Array.from({ length: rows * rows }, (_, i) => (i % (rows + 1) === 0 ? 1 : 0)),
        targets: Float64Array.from(target),
        counts: { train: rows, validation: 0, test: 0 },
      })
      const theta = native.vector(network.parameters, precision)
      const into = native.vector(network.parameters, precision)
      for (let c = 0; c < classes; c++) for (let i = 0; i < rows; i++) theta.values[c * rows + i] = pred[i][c]
      const indices = Uint32Array.from({ length: rows }, (_, i) => i)
      const tolerance = precision === 'float64' ? 1e-10 : 1e-6
      const loss = network.gradient(theta, batchOf(indices), into)
      expect(Math.abs(loss - value)).toBeLessThan(tolerance * Math.max(1, value))
      expect(network.scores(theta, 'train').loss).toBe(loss)
      grad.forEach((row, i) =>
        row.forEach((expected, c) => expect(Math.abs(into.values[c * rows + i] - expected)).toBeLessThan(tolerance)),
      )
    }
  })
})
