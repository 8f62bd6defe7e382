import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { isMethod } from '../../catalog/optimizer.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { defaultChoice, defaultExperiment, defaultRacer } from '../../experiment/defaults.ts'
import type { Experiment, Precision, Racer } from '../../experiment/document.ts'
import { presets } from '../../experiment/presets.ts'
import { wrapperMisfit } from '../../experiment/racerFit.ts'
import { RESULT_DIGITS, roundedTo } from '../../formula/digits.ts'
import { createTrainer } from '../createTrainer.ts'
import type { Trainer } from '../trainer.ts'

const modules = nodeModules()
const rules = optimizers.all.filter((optimizer) => !isMethod(optimizer)).map(({ id }) => id)
const methods = optimizers.all.filter(isMethod).map(({ id }) => id)

const surface: Experiment = {
  ...defaultExperiment(),
  problem: {
    kind: 'surface',
    surface: { id: 'own', parameters: {}, formula: '(1 - x)^2 + 10 * (y - x^2)^2' },
    start: [-0.3, 0.4],
    noise: 0.05,
  },
}
/** A small network, so that every tensor is replayed in a moment. */
const moons = presets.find(({ id }) => id === 'two-moons')!.experiment
const network = (precision: Precision): Experiment => ({ ...moons, precision })

const thetaOf = (trainer: Trainer) => Float64Array.from(trainer.checkpoint().arrays['method.theta']!)

function build(experiment: Experiment, id: string, changes: Partial<Racer> = {}): Trainer {
  const racer = { ...defaultRacer(0, id), ...changes }
  return createTrainer(experiment, racer, { modules })
}

/** The largest share by which replayed thetas missed those of the engine, at the parameters of largest update, a bias and a weight. */
function misses(trainer: Trainer, steps = 4): number {
  let worst = 0
  trainer.follow(true)
  for (let t = 1; t <= steps; t++) {
    const before = thetaOf(trainer)
    trainer.advance(1)
    const after = thetaOf(trainer)
    const largest = trainer.trace(null)!
    const updates = after.map((value, i) => Math.abs(value - before[i]!))
    const sizes = largest.tensors.map(({ shape }) => shape.reduce((a, b) => a * b, 1))
    const flat = (tensor: number, entry: number) => sizes.slice(0, tensor).reduce((a, b) => a + b, 0) + entry
    expect(updates[flat(largest.tensor, largest.entry)]).toBe(Math.max(...updates))
    expect(largest.isLargest).toBe(true)
    const last = sizes.length - 1
    for (const wanted of [null, { tensor: 0, entry: 0 }, { tensor: last, entry: sizes[last]! - 1 }]) {
      const trace = trainer.trace(wanted)!
      const at = flat(trace.tensor, trace.entry)
      if (wanted) expect(trace).toMatchObject(wanted)
      expect(trace.t).toBe(t)
      expect(trace.before).toBe(before[at])
      expect(trace.after).toBe(after[at])
      worst = Math.max(worst, trace.difference)
      for (const { lines } of trace.parts)
        for (const { digits, after: result } of lines)
          if (roundedTo(result, RESULT_DIGITS) !== 0) expect(digits).toBeLessThan(17)
    }
  }
  return worst
}

describe.each(rules)('the trace of %s', (id) => {
  it('ends at the theta of the engine, bit for bit, on a surface', () => {
    expect(misses(build(surface, id))).toBe(0)
  })

  it('ends there on a small network in float64', () => {
    expect(misses(build(network('float64'), id))).toBeLessThan(1e-15)
  })

  it('ends there in float32, to the last bits', () => {
    expect(misses(build(network('float32'), id))).toBeLessThan(2.4e-7)
  })

  it('leaves the run as it is', () => {
    const [watched, alone] = [build(network('float32'), id), build(network('float32'), id)]
    watched.follow(true)
    for (let step = 0; step < 6; step++) {
      watched.advance(1)
      watched.trace(null)
    }
    alone.advance(6)
    expect(watched.checkpoint().arrays).toEqual(alone.checkpoint().arrays)
  })
})

describe.each(wrappers.all.map(({ id }) => id))('the trace with %s around the rule', (id) => {
  const around = defaultChoice(wrappers, id)
  it.each(['adam', 'sign-sgd', 'lamb'])('ends at the theta of the engine around %s', (optimizer) => {
    const racer = { ...defaultRacer(0, optimizer), wrappers: [around] }
    if (wrapperMisfit(id, racer)) return
    expect(misses(build(surface, optimizer, racer), 6)).toBe(0)
    expect(misses(build(network('float32'), optimizer, racer))).toBeLessThan(2.4e-7)
  })
})

describe.each(methods)('the trace of %s', (id) => {
  it('has no lines, and the update the engine made', () => {
    const trainer = build(surface, id)
    trainer.follow(true)
    const before = thetaOf(trainer)
    trainer.advance(1)
    const after = thetaOf(trainer)
    const trace = trainer.trace({ tensor: 0, entry: 1 })!
    expect(trace.parts).toEqual([])
    expect([trace.before, trace.after]).toEqual([before[1], after[1]])
    expect(trace.length).toBeCloseTo(Math.hypot(after[0]! - before[0]!, after[1]! - before[1]!), 12)
  })
})

describe('following', () => {
  it('keeps nothing while nobody watches, nor across a restore', () => {
    const trainer = build(surface, 'adam')
    const start = trainer.checkpoint()
    trainer.advance(2)
    expect(trainer.trace(null)).toBeUndefined()
    trainer.follow(true)
    expect(trainer.trace(null)).toBeUndefined()
    trainer.advance(1)
    expect(trainer.trace(null)!.t).toBe(3)
    trainer.restore(start)
    expect(trainer.trace(null)).toBeUndefined()
  })

  it('tells the momentum that the schedule wrote', () => {
    const cycling = defaultRacer(0, 'sgd')
    const formula = 'momentum = 0.5 + 0.01 * step\nlr = base'
    const trainer = build(surface, 'sgd', {
      optimizer: { ...cycling.optimizer, parameters: { ...cycling.optimizer.parameters, momentum: 0.9 } },
      schedule: { id: 'own', parameters: {}, formula },
      rate: 0.001,
    })
    trainer.follow(true)
    trainer.advance(3)
    const { parts, difference } = trainer.trace(null)!
    expect(parts[0]!.parameters.momentum).toBe(0.52)
    expect(difference).toBe(0)
  })
})
