import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { createTrainer } from '../engine/createTrainer.ts'
import { storedTable } from '../engine/testing/storedTable.ts'
import { presets } from './presets.ts'

/** Runs every racer of a preset to its end: status, what the end is like, and the last recorded value of a column. */
function run(id: string, seed?: number) {
  const preset = presets.find((one) => one.id === id)!.experiment
  const experiment = { ...preset, seed: seed ?? preset.seed }
  const table = storedTable(experiment)
  const ends = experiment.racers.map((racer) => {
    const trainer = createTrainer(experiment, racer, { modules: nodeModules(), table })
    const { status, step, best, final = {} } = trainer.advance(experiment.budget)
    const columns = trainer.records(0)
    trainer.dispose()
    const known = (column: string) => [...columns[column]].filter((value) => !Number.isNaN(value))
    return {
      status,
      step,
      best,
      final,
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

/** Mean test accuracy of each racer over five seeds, in the order of the racers. */
function testAccuracies(id: string): number[] {
  const runs = [1, 2, 3, 4, 5].map((seed) => Object.values(run(id, seed)).map(({ final }) => final.testAccuracy!))
  return runs[0].map((_, racer) => runs.reduce((sum, one) => sum + one[racer], 0) / runs.length)
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

  it('curvature: Newton, L-BFGS and CG arrive in sixty steps, in this order; momentum has hardly begun', () => {
    const { Momentum, 'Nonlinear CG': conjugate, 'L-BFGS': lbfgs, Newton } = run('curvature')
    expect(Momentum.last('loss')).toBeGreaterThan(0.1)
    expect(Newton.targetStep).toBeLessThan(conjugate.targetStep!)
    expect(conjugate.targetStep).toBeLessThan(lbfgs.targetStep!)
    for (const { final } of [conjugate, lbfgs]) expect(final.evaluations).toBeGreaterThan(60)
  })

  it('saddle-free: pure Newton goes up to the maximum, the others find a minimum', () => {
    const { 'Newton, pure': pure, ...others } = run('saddle-free')
    expect(pure.last('loss')).toBeGreaterThan(pure.columns.loss[0])
    expect(pure.last('gradientNorm')).toBeLessThan(1e-6)
    for (const other of Object.values(others)) expect(other.targetStep).toBeLessThan(60)
  })

  it('averages: the path rattles on, its averages do not', () => {
    const { SGD, 'Average of all': all, 'Fading average': fading, Lookahead } = run('averages')
    for (const { last } of [all, fading]) expect(last('loss')).toBe(SGD.last('loss'))
    expect(all.last('averageLoss')).toBeLessThan(SGD.last('loss') / 20)
    expect(fading.last('averageLoss')).toBeLessThan(SGD.last('loss') / 3)
    expect(Lookahead.last('loss')).toBeLessThan(SGD.last('loss') / 2)
  })

  it('growing-batch: a lower rate helps, a larger batch helps more and takes more rows', () => {
    const { Neither, 'Rate falls': rate, 'Batch grows': batch } = run('growing-batch')
    expect(rate.last('trainLoss')).toBeLessThan(Neither.last('trainLoss'))
    expect(batch.last('trainLoss')).toBeLessThan(rate.last('trainLoss'))
    expect(batch.last('samples')).toBeGreaterThan(10 * rate.last('samples'))
  })

  it('rate-free: three of them arrive, Prodigy is on its way, SGD is behind', () => {
    const { SGD, Prodigy, ...others } = run('rate-free')
    for (const other of Object.values(others)) expect(other.targetStep).toBeLessThan(1000)
    expect(Prodigy.last('loss')).toBeLessThan(SGD.last('loss') / 10)
    expect(Prodigy.targetStep).toBeUndefined()
  })

  it('clipping: SGD flies out at once; a limit on the length arrives, a limit on the entries bends the way', () => {
    const { SGD, 'Clipped by norm': norm, 'Clipped by value': value, 'Momentum, clipped': momentum } = run('clipping')
    expect(SGD.status).toBe('diverged')
    expect(SGD.step).toBeLessThan(10)
    expect(norm.last('loss')).toBeLessThan(0.1)
    expect(value.last('loss')).toBeGreaterThan(1)
    expect(momentum.targetStep).toBeGreaterThan(0)
  })

  it('dropout: validation loss stays where it climbs without', () => {
    const plain = run('too-well')['No decay']
    for (const racer of Object.values(run('dropout')))
      expect(racer.last('validationLoss')).toBeLessThan(plain.last('validationLoss') / 2)
  })

  it('early-stopping and wrong-labels: the best weights are kept, and small weights help', () => {
    for (const id of ['early-stopping', 'wrong-labels']) {
      const { 'To the end': end, 'Early stopping': early, ...others } = run(id)
      expect(early.status).toBe('stopped')
      expect(early.best).toBeLessThan(early.step)
      for (const { final } of [early, ...Object.values(others)])
        expect(final.validationLoss).toBeLessThan(end.final.validationLoss!)
    }
  })

  it('few-images: shifting them keeps validation loss from turning', () => {
    for (const racer of Object.values(run('few-images')))
      expect(racer.last('validationLoss')).toBeLessThan(racer.least('validationLoss') * 1.15)
  })

  it('raw-wine: no rate of SGD gets there, Adam and L-BFGS do', () => {
    const { Adam, 'L-BFGS': lbfgs, ...rates } = run('raw-wine')
    for (const racer of [Adam, lbfgs]) expect(racer.final.validationAccuracy).toBeGreaterThan(0.9)
    for (const racer of Object.values(rates)) expect(racer.final.validationAccuracy).toBeLessThan(0.75)
  })

  it('digits: six optimizers read at least 97 of 100 test digits, as a mean of five seeds', () => {
    const means = testAccuracies('digits')
    expect(means).toHaveLength(6)
    for (const mean of means) expect(mean).toBeGreaterThanOrEqual(0.97)
    for (const { final } of Object.values(run('digits'))) expect(final.testAccuracy).toBeGreaterThan(0.965)
  }, 300_000)

  it('small-cnn: 98.5 of 100, as a mean of five seeds', () => {
    for (const mean of testAccuracies('small-cnn')) expect(mean).toBeGreaterThanOrEqual(0.985)
  }, 300_000)
})
