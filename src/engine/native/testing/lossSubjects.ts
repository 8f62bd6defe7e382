/** Every loss of the network with parameters, outputs and targets that suit it: for tests. */
import { nodeModules } from '../../../../scripts/nodeModules.ts'
import { defaultValues, type Values } from '../../../catalog/definition.ts'
import { losses } from '../../../catalog/losses/index.ts'
import type { Precision } from '../../../experiment/document.ts'
import { networkLossOf, type LossOptions } from '../../compileModel.ts'
import { createNative, type Native } from '../instance.ts'
import { targetWidthOf } from '../networkLoss.ts'
import { lossOfOutputs, type Rows } from './lossNetwork.ts'

/** What the numbers of outputs and targets must be like. */
type Draw = 'real' | 'probability' | 'positive' | 'zero-one' | 'signed' | 'index' | 'shares' | 'count' | 'embedding'

export interface Subject {
  readonly name: string
  readonly id: string
  readonly parameters?: (outputs: number) => Values
  readonly outputs?: Draw
  readonly targets: Draw
  readonly options?: LossOptions
}

const weights = (outputs: number) => Array.from({ length: outputs }, (_, c) => 0.5 + ((c * 7) % 5) / 2)

export const rowLosses: readonly Subject[] = [
  { name: 'softmax', id: 'softmax-cross-entropy', targets: 'index' },
  {
    name: 'softmax, smoothed, with class weights',
    id: 'softmax-cross-entropy',
    parameters: (outputs) => ({ labelSmoothing: 0.2, classWeights: weights(outputs) }),
    targets: 'index',
  },
  {
    name: 'softmax with class weights',
    id: 'softmax-cross-entropy',
    parameters: (outputs) => ({ classWeights: weights(outputs) }),
    targets: 'index',
  },
  { name: 'soft cross-entropy', id: 'soft-cross-entropy', targets: 'shares' },
  { name: 'focal, gamma 2', id: 'focal-classes', targets: 'index' },
  { name: 'focal, gamma 0.5', id: 'focal-classes', parameters: () => ({ gamma: 0.5 }), targets: 'index' },
  { name: 'focal, gamma 0', id: 'focal-classes', parameters: () => ({ gamma: 0 }), targets: 'index' },
  { name: 'multi-margin', id: 'multi-margin', targets: 'index' },
  { name: 'multi-margin, squared', id: 'multi-margin', parameters: () => ({ p: 2, margin: 0.7 }), targets: 'index' },
  { name: 'cosine', id: 'cosine-embedding', targets: 'embedding' },
  { name: 'cosine, margin 0.3', id: 'cosine-embedding', parameters: () => ({ margin: 0.3 }), targets: 'embedding' },
]

export const mapLosses: readonly Subject[] = [
  { name: 'squared', id: 'squared', targets: 'real' },
  { name: 'absolute', id: 'absolute', targets: 'real' },
  { name: 'huber', id: 'huber', targets: 'real' },
  { name: 'smooth L1', id: 'smooth-l1', parameters: () => ({ beta: 0.6 }), targets: 'real' },
  { name: 'log-cosh', id: 'log-cosh', targets: 'real' },
  { name: 'quantile', id: 'quantile', targets: 'real' },
  { name: 'Poisson', id: 'poisson', targets: 'count' },
  {
    name: 'Poisson of the mean itself',
    id: 'poisson',
    parameters: () => ({ logInput: false, full: true }),
    outputs: 'positive',
    targets: 'count',
  },
  { name: 'cross-entropy', id: 'binary-cross-entropy', targets: 'zero-one' },
  {
    name: 'cross-entropy of a probability',
    id: 'cross-entropy-probability',
    outputs: 'probability',
    targets: 'zero-one',
  },
  { name: 'hinge', id: 'hinge', targets: 'signed' },
  { name: 'squared hinge', id: 'squared-hinge', targets: 'signed' },
  { name: 'focal', id: 'focal', targets: 'zero-one' },
  { name: 'focal, gamma 0.5', id: 'focal', parameters: () => ({ gamma: 0.5, alpha: 0 }), targets: 'zero-one' },
  { name: 'divergence', id: 'kl-divergence', targets: 'shares' },
  {
    name: 'divergence by rows',
    id: 'kl-divergence',
    parameters: () => ({ reduction: 'batchmean' }),
    targets: 'shares',
  },
]

export const pairLosses: readonly Subject[] = [
  { name: 'Gaussian', id: 'gaussian', targets: 'real' },
  { name: 'Gaussian, full', id: 'gaussian', parameters: () => ({ full: true }), targets: 'real' },
  {
    name: 'Gaussian of the variance itself',
    id: 'gaussian',
    outputs: 'positive',
    targets: 'real',
    options: { link: 'none' },
  },
]

export const everyLoss = [...rowLosses, ...mapLosses, ...pairLosses]

/** The subject's parameters, with the defaults of those that it leaves out. */
export function parametersOf({ id, parameters }: Subject, outputs: number): Values {
  return { ...defaultValues(losses.get(id)!.parameters), ...parameters?.(outputs) }
}

/** The loss as the network runs it. */
export function compile(native: Native, subject: Subject, outputs: number, precision: Precision) {
  const choice = { id: subject.id, parameters: parametersOf(subject, outputs) }
  return networkLossOf(native, choice, precision, subject.options)
}

type Random = ReturnType<Native['stream']>

/** `width` numbers for a network of so many outputs. */
function draw(random: Random, kind: Draw, width: number, outputs: number): number[] {
  const some = (next: () => number) => Array.from({ length: width }, next)
  switch (kind) {
    case 'real':
      return some(() => 1.5 * random.normal())
    case 'positive':
      return some(() => 0.2 + 2 * random.uniform())
    case 'probability':
      return some(() => 0.05 + 0.9 * random.uniform())
    case 'zero-one':
      return some(() => random.below(2))
    case 'signed':
      return some(() => 2 * random.below(2) - 1)
    case 'count':
      return some(() => random.below(5))
    case 'index':
      return some(() => random.below(outputs))
    case 'shares':
      // Not of sum 1, and the first is 0, where the divergence has 0 log 0.
      return some(() => random.uniform() + 0.05).map((share, i) => (i === 0 && width > 1 ? 0 : share))
    case 'embedding':
      return [...some(() => random.normal()).slice(1), 2 * random.below(2) - 1]
  }
}

/** A loss over random outputs and targets of so many rows. */
export function build(subject: Subject, outputs: number, rows: number, precision: Precision = 'float64') {
  const native = createNative(nodeModules())
  const random = native.stream(outputs * 100 + rows, 'data')
  const loss = compile(native, subject, outputs, precision)
  const width = targetWidthOf(loss, outputs)
  const values: Rows = Array.from({ length: rows }, () => draw(random, subject.outputs ?? 'real', outputs, outputs))
  const targets: Rows = Array.from({ length: rows }, () => draw(random, subject.targets, width, outputs))
  return { loss, values, targets, run: lossOfOutputs(native, loss, outputs, targets, precision) }
}
