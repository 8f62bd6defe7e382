/** From the methods of reference files to ours: rules, methods in TypeScript, and optimizers with wrappers around them. */
import type { Value } from '../../src/catalog/definition.ts'
import { optimizers } from '../../src/catalog/optimizers/index.ts'
import type { Choice } from '../../src/experiment/document.ts'
import { choiceOf, elsewhere, type Entry, type ReferenceParameters } from './names.ts'
import { optimizerFor, type OptimizerChoice } from './optimizerNames.ts'

/** An optimizer of ours with its rate and the wrappers around it. */
export interface MethodChoice extends OptimizerChoice {
  readonly wrappers: readonly Choice[]
}

const number = (name: string, value: unknown, ours: string): Record<string, Value> => {
  if (typeof value !== 'number') throw new Error(`the parameter ${name} cannot be ${JSON.stringify(value)}`)
  return { [ours]: value }
}
const oneOf = (words: Readonly<Record<string, string>>, ours: string) => (value: unknown, name: string) => {
  const word = words[String(value)]
  if (word === undefined) throw new Error(`the parameter ${name} cannot be ${JSON.stringify(value)}`)
  return { [ours]: word }
}

/** Methods in TypeScript, which have a rate of 1 where the file has none. */
const METHODS: Readonly<Record<string, Entry>> = {
  LBFGS: {
    id: 'lbfgs',
    renames: {
      lr: elsewhere,
      max_iter: 'iterations',
      max_eval: (value) => ({ maxEvaluations: (value as number | null) ?? 0 }),
      tolerance_grad: 'toleranceGradient',
      tolerance_change: 'toleranceChange',
      history_size: 'history',
      line_search_fn: oneOf({ null: 'none', strong_wolfe: 'strong-wolfe' }, 'lineSearch'),
    },
  },
  NonlinearCG: {
    id: 'nonlinear-cg',
    renames: {
      beta: oneOf({ FR: 'fletcher-reeves', 'PR+': 'polak-ribiere', HS: 'hestenes-stiefel', DY: 'dai-yuan' }, 'beta'),
      line_search: oneOf({ strong_wolfe: 'strong-wolfe', exact: 'exact' }, 'lineSearch'),
      c1: 'c1',
      c2: 'c2',
      restart: 'restart',
      tolerance_grad: 'toleranceGradient',
    },
  },
  Newton: {
    id: 'newton',
    renames: {
      lr: elsewhere,
      kind: oneOf({ pure: 'pure', damped: 'damped', abs: 'absolute' }, 'kind'),
      damping: 'damping',
    },
  },
}

/** What a reference wrapper is made of: the optimizer inside, and ours around it. */
type Wrapping = (params: ReferenceParameters) => { inner: OptimizerChoice | undefined; wrappers: readonly Choice[] }

const wrapper = (id: string, ...values: Record<string, Value>[]): Choice => ({
  id,
  parameters: Object.assign({}, ...values) as Record<string, Value>,
})

const innerOf = (params: ReferenceParameters) =>
  optimizerFor(String(params.inner), params.inner_params as ReferenceParameters)

const WRAPPINGS: Readonly<Record<string, Wrapping>> = {
  SAM({ rho, adaptive, ...sgd }) {
    const around = wrapper('sam', number('rho', rho, 'radius'), { adaptive: adaptive === true })
    return { inner: optimizerFor('SGD', sgd), wrappers: [around] }
  },
  ClippedSGD({ max_norm, clip_value, ...sgd }) {
    const given = (value: unknown) => value !== null && value !== undefined
    return {
      inner: optimizerFor('SGD', sgd),
      wrappers: [
        ...(given(max_norm) ? [wrapper('clip-norm', number('max_norm', max_norm, 'maxNorm'))] : []),
        ...(given(clip_value) ? [wrapper('clip-value', number('clip_value', clip_value, 'maxValue'))] : []),
      ],
    }
  },
  Lookahead: (p) => ({
    inner: innerOf(p),
    wrappers: [wrapper('lookahead', number('k', p.k, 'steps'), number('alpha', p.alpha, 'alpha'))],
  }),
  Averaged(p) {
    const timing = { ...number('start', p.start, 'start'), ...number('freq', p.freq, 'every') }
    const kind = p.kind === 'ema' ? wrapper('ema', timing, number('decay', p.decay, 'decay')) : wrapper('swa', timing)
    if (p.kind !== 'ema' && p.kind !== 'swa') throw new Error(`the parameter kind cannot be ${JSON.stringify(p.kind)}`)
    return { inner: innerOf(p), wrappers: [kind] }
  },
  GradientNoise: (p) => ({
    inner: innerOf(p),
    wrappers: [wrapper('gradient-noise', number('eta', p.eta, 'variance'), number('gamma', p.gamma, 'gamma'))],
  }),
}

/** Our method for one of a reference file; undefined where there is none. */
export function methodFor(name: string, params: ReferenceParameters): MethodChoice | undefined {
  if (Object.hasOwn(WRAPPINGS, name)) {
    const { inner, wrappers } = WRAPPINGS[name]!(params)
    return inner && { ...inner, wrappers }
  }
  if (Object.hasOwn(METHODS, name)) {
    const optimizer = choiceOf(METHODS, optimizers, name, params)
    return optimizer && { optimizer, rate: Number(params.lr ?? 1), wrappers: [] }
  }
  const optimizer = optimizerFor(name, params)
  return optimizer && { ...optimizer, wrappers: [] }
}
