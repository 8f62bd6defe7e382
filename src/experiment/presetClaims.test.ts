import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { createTrainer } from '../engine/createTrainer.ts'
import { presets } from './presets.ts'

/** Runs every racer of a preset to its end: status, and the last recorded value of a column. */
function run(id: string) {
  const { experiment } = presets.find((preset) => preset.id === id)!
  const ends = experiment.racers.map((racer) => {
    const trainer = createTrainer(experiment, racer, { modules: nodeModules() })
    const { status, step } = trainer.advance(experiment.budget)
    const columns = trainer.records(0)
    trainer.dispose()
    const known = (column: string) => [...columns[column]].filter((value) => !Number.isNaN(value))
    return {
      status,
      step,
      columns,
      last: (column: string) => known(column).at(-1) ?? NaN,
      least: (column: string) => Math.min(...known(column)),
      targetStep: columns.step[
        [...(columns.loss ?? columns.validationLoss)].findIndex((value) => value <= (experiment.target ?? -Infinity))
      ] as number | undefined,
    }
  })
  return Object.fromEntries(experiment.racers.map(({ name }, index) => [name, ends[index]]))
}

/** What the texts of the presets promise, held against real runs. */
describe('presets show what they say', () => {
  it('parabola: the ball comes to rest at 3', () => {
    const { 'Gradient descent': racer } = run('parabola')
    expect(racer.last('x')).toBeCloseTo(3, 6)
    expect(racer.targetStep).toBeLessThan(1000)
  })

  it('step-size: the good rate is first, the bouncing one changes sides, the last one moves away', () => {
    const { Slow, Good, Bouncing, 'Too far': far } = run('step-size')
    expect(Good.targetStep).toBeLessThan(Bouncing.targetStep!)
    expect(Slow.targetStep).toBeUndefined()
    expect((Bouncing.columns.x[1] - 3) * (Bouncing.columns.x[2] - 3)).toBeLessThan(0)
    expect(far.last('loss')).toBeGreaterThan(far.columns.loss[0])
  })

  it('four-valleys: the same start ends in two valleys', () => {
    const racers = Object.values(run('four-valleys'))
    for (const racer of racers) expect(racer.targetStep).toBeGreaterThan(0)
    expect(new Set(racers.map((racer) => `${Math.round(racer.last('x'))},${Math.round(racer.last('y'))}`)).size).toBe(2)
  })

  it('narrow-ravine: momentum passes the minimum and comes back', () => {
    const { SGD, Momentum } = run('narrow-ravine')
    expect(Math.max(...Momentum.columns.x)).toBeGreaterThan(0.5)
    expect(Math.max(...SGD.columns.x)).toBeLessThan(0.5)
    expect(Momentum.targetStep).toBeLessThan(SGD.targetStep!)
  })

  it('rosenbrock: SGD is the last', () => {
    const { SGD, ...others } = run('rosenbrock')
    expect(SGD.targetStep).toBeUndefined()
    for (const other of Object.values(others)) expect(other.targetStep).toBeGreaterThan(0)
  })

  it('saddle: SGD lingers, methods that rescale leave sideways at once', () => {
    const { SGD, Adagrad, Adam } = run('saddle')
    expect(SGD.columns.y[30]).toBeLessThan(0.05)
    expect(Adagrad.columns.y[30]).toBeGreaterThan(0.9)
    expect(Adam.columns.y[30]).toBeGreaterThan(0.9)
  })

  it('plateau: only the methods that rescale arrive', () => {
    const { SGD, Momentum, RMSProp, Adam } = run('plateau')
    expect([SGD.targetStep, Momentum.targetStep]).toEqual([undefined, undefined])
    expect(RMSProp.targetStep).toBeGreaterThan(0)
    expect(Adam.targetStep).toBeGreaterThan(0)
  })

  it('blow-up: SGD diverges where momentum does not', () => {
    const { 'SGD, too fast': fast, 'SGD, just right': right, 'Momentum, same rate': momentum } = run('blow-up')
    expect(fast.status).toBe('diverged')
    expect(fast.step).toBeLessThan(600)
    expect(right.targetStep).toBeGreaterThan(0)
    expect(momentum.targetStep).toBeGreaterThan(0)
  })

  it('lower-the-rate: every schedule ends well below the constant rate', () => {
    const { Constant, ...others } = run('lower-the-rate')
    const tail = (loss: Float64Array) => loss.slice(-40).reduce((sum, value) => sum + value, 0) / 40
    for (const other of Object.values(others))
      expect(tail(other.columns.loss)).toBeLessThan(tail(Constant.columns.loss) / 10)
  })

  it('one-cycle: the same rate settles only where it is led up and down', () => {
    const racers = run('one-cycle')
    expect(racers['Constant 0.15'].last('trainLoss')).toBeGreaterThan(0.2)
    for (const name of ['Warm-up, cosine', 'One cycle'])
      expect(racers[name].last('trainLoss')).toBeLessThan(racers['Constant 0.05'].last('trainLoss') / 2)
  })

  it('two-moons and spirals: every racer gets round the bend', () => {
    for (const racer of Object.values(run('two-moons'))) expect(racer.last('validationAccuracy')).toBeGreaterThan(0.88)
    for (const racer of Object.values(run('spirals'))) expect(racer.last('validationAccuracy')).toBeGreaterThan(0.95)
  })

  it('circles: momentum and Adam close the ring, the others do not', () => {
    const { SGD, Momentum, RMSProp, Adam } = run('circles')
    for (const racer of [Momentum, Adam]) expect(racer.last('validationAccuracy')).toBeGreaterThan(0.9)
    for (const racer of [SGD, RMSProp]) expect(racer.last('validationAccuracy')).toBeLessThan(0.8)
  })

  it('noisy-line and batch-size: small batches rattle, 16 rows are enough', () => {
    const line = run('noisy-line')
    expect(line['All data'].last('trainLoss')).toBeLessThan(line['One sample'].last('trainLoss'))
    const moons = run('batch-size')
    expect(moons['16 rows'].last('trainLoss')).toBeLessThan(moons['All rows'].last('trainLoss') * 1.5)
    expect(moons['One row'].last('trainLoss')).toBeGreaterThan(moons['All rows'].last('trainLoss') * 2)
  })

  it('noisy-sine and blobs: everybody learns', () => {
    for (const racer of Object.values(run('noisy-sine'))) expect(racer.targetStep).toBeGreaterThan(0)
    for (const racer of Object.values(run('blobs'))) expect(racer.last('validationAccuracy')).toBeGreaterThan(0.9)
  })

  it('too-well and polynomial: validation loss turns while training loss falls', () => {
    const decay = run('too-well')
    for (const racer of [decay['No decay'], ...Object.values(run('polynomial'))]) {
      expect(racer.last('validationLoss')).toBeGreaterThan(racer.least('validationLoss') * 1.15)
      expect(racer.last('trainLoss')).toBeLessThan(racer.columns.trainLoss[0] / 5)
    }
    expect(decay['Decay 1'].last('validationLoss')).toBeLessThan(decay['No decay'].last('validationLoss') / 2)
  })
})
