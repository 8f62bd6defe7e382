import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { defaultValues, type Value } from '../catalog/definition.ts'
import { isMethod, type Optimizer } from '../catalog/optimizer.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { wrappers } from '../catalog/wrappers/index.ts'
import { defaultChoice, defaultExperiment, defaultRacer } from '../experiment/defaults.ts'
import type { Choice, Experiment, Racer } from '../experiment/document.ts'
import { wrapperMisfit } from '../experiment/racerFit.ts'
import { validate } from '../experiment/schema.ts'
import { createTrainer } from './createTrainer.ts'

/** A bowl, and Rosenbrock's valley with walls that plain gradient descent at its default rate can stand on. */
const surface = (formula: string, start: readonly number[]): Experiment => ({
  ...defaultExperiment(),
  problem: { kind: 'surface', surface: { id: 'own', parameters: {}, formula }, start, noise: 0 },
  target: null,
})
const bowl = surface('x^2 / 2 + 2 * (y - 0.25)^2', [0.8, -0.4])
const rosenbrock = surface('(1 - x)^2 + 10 * (y - x^2)^2', [-0.3, 0.4])

const racerOf = (optimizer: Optimizer, changes: Partial<Racer> = {}): Racer => ({
  ...defaultRacer(0, optimizer.id),
  ...changes,
})

function run(experiment: Experiment, racer: Racer, budget: number) {
  const document = { ...experiment, racers: [racer], budget }
  const validation = validate(document)
  if (!validation.ok) throw new Error(JSON.stringify(validation.problems))
  const trainer = createTrainer(document, racer, { modules: nodeModules() })
  return { trainer, progress: trainer.advance(budget) }
}

/** Loss at the start and at the end, and the lowest between. */
function ends(experiment: Experiment, racer: Racer, budget: number) {
  const { trainer, progress } = run(experiment, racer, budget)
  const { loss } = trainer.records(0)
  const { status, final } = progress
  return { first: loss![0]!, last: final?.loss ?? NaN, lowest: Math.min(...loss!), status }
}

const bytes = (columns: Record<string, Float64Array>) =>
  Object.entries(columns)
    .filter(([name]) => name !== 'seconds')
    .map(([name, values]) => [name, [...new Uint32Array(values.slice().buffer)]])

/** Whose own defaults leave the rate out, and which only start from it. */
const IGNORES_RATE = ['adafactor-t5']
const FINDS_LENGTH = ['barzilai-borwein', 'nonlinear-cg', 'lbfgs']

describe.each(optimizers.all.map((optimizer) => [optimizer.id, optimizer] as const))('optimizer %s', (_, optimizer) => {
  it('converges on a quadratic with its own defaults', () => {
    const { first, last, status } = ends(bowl, racerOf(optimizer), 30_000)
    expect(status).toBe('finished')
    expect(last).toBeLessThan(first / 100)
  })

  it('lowers Rosenbrock with its own defaults', () => {
    const { first, last, lowest, status } = ends(rosenbrock, racerOf(optimizer), 2_000)
    expect(status).toBe('finished')
    expect(lowest).toBeLessThan(first * 0.99)
    // Barzilai and Borwein's rate lets the loss rise now and then.
    if (optimizer.id !== 'barzilai-borwein') expect(last).toBeLessThan(first * 0.99)
  })

  it('gives the same bits for the same seed, and goes on from a checkpoint bit for bit', () => {
    const noisy = { ...rosenbrock, problem: { ...rosenbrock.problem, noise: 0.05 }, budget: 60 } as Experiment
    const racer = racerOf(optimizer)
    const [one, other, third] = [0, 0, 0].map(() => createTrainer(noisy, racer, { modules: nodeModules() }))
    one!.advance(60)
    other!.advance(60)
    expect(bytes(other!.records(0))).toEqual(bytes(one!.records(0)))
    third!.advance(23)
    const checkpoint = third!.checkpoint()
    const fourth = createTrainer(noisy, racer, { modules: nodeModules() })
    fourth.restore(structuredClone(checkpoint))
    fourth.advance(60)
    const whole = one!.records(0)
    const tail = Object.fromEntries(Object.entries(whole).map(([name, values]) => [name, values.slice(24)]))
    expect(bytes(fourth.records(0))).toEqual(bytes(tail))
    expect(fourth.checkpoint().arrays).toEqual(one!.checkpoint().arrays)
  })

  it('takes its rate from a schedule', () => {
    const slow = racerOf(optimizer, { schedule: { id: 'own', parameters: {}, formula: 'lr = base * 1e-6' } })
    const moved = (racer: Racer) => {
      const { trainer } = run(bowl, racer, 3)
      const { x, y, rate } = trainer.records(0)
      expect(rate!.at(-1)).toBeCloseTo(racer.rate * (racer === slow ? 1e-6 : 1), 12)
      return Math.hypot(x!.at(-1)! - x![0]!, y!.at(-1)! - y![0]!)
    }
    const [usual, less] = [moved(racerOf(optimizer)), moved(slow)]
    if (IGNORES_RATE.includes(optimizer.id)) expect(less).toBe(usual)
    else if (FINDS_LENGTH.includes(optimizer.id)) expect(less).not.toBe(usual)
    else expect(less).toBeLessThan(usual / 2)
  })

  it('counts its evaluations', () => {
    const { progress } = run(rosenbrock, racerOf(optimizer), 5)
    if (isMethod(optimizer)) expect(progress.evaluations).toBeGreaterThanOrEqual(5)
    else expect(progress.evaluations).toBe(5)
  })

  it('works in every combination of its switches and choices, in both precisions', () => {
    for (const parameters of variants(optimizer))
      for (const precision of ['float32', 'float64'] as const) {
        const racer = racerOf(optimizer, { optimizer: { id: optimizer.id, parameters } })
        const { progress } = run({ ...bowl, precision }, racer, 20)
        expect(progress.status, JSON.stringify(parameters)).toBe('finished')
      }
  })
})

/** The defaults with each switch and choice at each of its values. */
function variants({ parameters }: Optimizer): Record<string, Value>[] {
  const defaults = defaultValues(parameters)
  const all = [defaults]
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.kind === 'switch') all.push({ ...defaults, [name]: !parameter.default })
    if (parameter.kind === 'choice')
      for (const { value } of parameter.options)
        if (value !== parameter.default) all.push({ ...defaults, [name]: value })
  }
  return all
}

const around = (id: string): Choice => defaultChoice(wrappers, id)

describe.each(wrappers.all.map((wrapper) => [wrapper.id, wrapper] as const))('wrapper %s', (id, wrapper) => {
  it.each(optimizers.all.map((optimizer) => [optimizer.id, optimizer] as const))('goes around %s', (_, optimizer) => {
    const racer = racerOf(optimizer, { wrappers: [around(id)] })
    if (wrapperMisfit(id, racer)) {
      expect(() => run(bowl, racer, 1)).toThrow(/does not fit/)
      return
    }
    const { trainer, progress } = run(bowl, racer, 12)
    expect(progress.status).toBe('finished')
    const { loss, evaluations } = trainer.records(0)
    expect(loss!.every(Number.isFinite)).toBe(true)
    const perStep = id === 'sam' ? 2 : (wrapper.batches?.(around(id).parameters) ?? 1)
    if (!isMethod(optimizer)) expect(evaluations!.at(-1)).toBe(12 * perStep)
  })

  it('goes on from a checkpoint bit for bit', () => {
    const noisy = { ...rosenbrock, problem: { ...rosenbrock.problem, noise: 0.05 }, budget: 40 } as Experiment
    const racer = racerOf(optimizers.get('sign-sgd')!, { wrappers: [around(id)], rate: 0.01 })
    const whole = createTrainer(noisy, racer, { modules: nodeModules() })
    whole.advance(40)
    const half = createTrainer(noisy, racer, { modules: nodeModules() })
    half.advance(17)
    const resumed = createTrainer(noisy, racer, { modules: nodeModules() })
    resumed.restore(structuredClone(half.checkpoint()))
    resumed.advance(40)
    expect(resumed.checkpoint().arrays).toEqual(whole.checkpoint().arrays)
    expect(bytes(resumed.records(0)).at(1)).toEqual(
      bytes(Object.fromEntries(Object.entries(whole.records(0)).map(([n, v]) => [n, v.slice(18)]))).at(1),
    )
  })
})

describe('a rule of the user’s own', () => {
  it('that repeats Adam’s text gives Adam’s bits', () => {
    const adam = optimizers.get('adam')!
    if (isMethod(adam)) throw new Error('Adam is a rule')
    const parameters = defaultValues(adam.parameters)
    const text = typeof adam.rule === 'function' ? String(adam.rule(parameters)) : adam.rule
    const formula = ['beta1', 'beta2', 'epsilon'].map((name) => `parameter ${name} = ${String(parameters[name])}`)
    const own = { id: 'own', parameters: {}, formula: [...formula, text].join('\n') }
    for (const precision of ['float32', 'float64'] as const) {
      const experiment = { ...rosenbrock, precision }
      const typed = run(experiment, racerOf(adam, { optimizer: own, rate: 0.01 }), 300).trainer
      const original = run(experiment, racerOf(adam, { rate: 0.01 }), 300).trainer
      expect(bytes(typed.records(0))).toEqual(bytes(original.records(0)))
    }
  })
})
