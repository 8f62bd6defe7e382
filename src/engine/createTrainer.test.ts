import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { defaultExperiment } from '../experiment/defaults.ts'
import type { DataProblem, Experiment, Racer } from '../experiment/document.ts'
import { presets } from '../experiment/presets.ts'
import { defaultValues } from '../catalog/definition.ts'
import { adam } from '../catalog/optimizers/adam.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { createTrainer } from './createTrainer.ts'
import type { Columns, Trainer } from './trainer.ts'
import { storedTable } from './testing/storedTable.ts'

const modules = nodeModules()

const moons = (): Experiment => presets.find(({ id }) => id === 'two-moons')!.experiment

function finish(trainer: Trainer, budget = Infinity): Columns {
  trainer.advance(budget)
  return trainer.records(0)
}

/** Bytes of every column but the measured seconds. */
function bytes(columns: Columns): string {
  return JSON.stringify(
    Object.entries(columns)
      .filter(([name]) => name !== 'seconds')
      .map(([name, column]) => [
        name,
        Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('hex'),
      ]),
  )
}

describe('createTrainer on a surface', () => {
  it('runs gradient descent on the article parabola as plain arithmetic does', () => {
    const base = defaultExperiment()
    const experiment: Experiment = {
      ...base,
      budget: 1000,
      problem: { kind: 'surface', surface: { id: 'parabola', parameters: {} }, start: [-4.2], noise: 0 },
    }
    const racer = { ...base.racers[0], rate: 0.01, schedule: { id: 'constant', parameters: {} } }
    const { step, x, loss, gradientNorm, distance } = finish(createTrainer(experiment, racer, { modules }))
    let theta = -4.2
    const expected = new Map<number, number>([[0, theta]])
    for (let s = 1; s <= 1000; s++) expected.set(s, (theta = theta - 0.01 * 2 * (theta - 3)))
    expect(step.at(-1)).toBe(1000)
    step.forEach((s, i) => {
      expect(x[i]).toBeCloseTo(expected.get(s)!, 12)
      expect(loss[i]).toBeCloseTo((x[i] - 3) ** 2, 12)
      expect(gradientNorm[i]).toBeCloseTo(Math.abs(2 * (x[i] - 3)), 12)
      expect(distance[i]).toBeCloseTo(Math.abs(x[i] - 3), 12)
    })
  })

  it('records how far each update moved the parameters, and how large they are', () => {
    const experiment: Experiment = { ...defaultExperiment(), budget: 701 }
    for (const racer of experiment.racers) {
      const { step, x, y, updateNorm, weightNorm } = finish(createTrainer(experiment, racer, { modules }))
      expect(updateNorm[0]).toBeNaN()
      step.forEach((s, i) => {
        expect(weightNorm[i]).toBeCloseTo(Math.sqrt(x[i] ** 2 + y[i] ** 2), 12)
        if (i > 0 && s === step[i - 1] + 1)
          expect(updateNorm[i]).toBeCloseTo(Math.sqrt((x[i] - x[i - 1]) ** 2 + (y[i] - y[i - 1]) ** 2), 12)
      })
      expect(step.at(-1)).toBe(701)
      expect(updateNorm.at(-1)).toBeGreaterThan(0)
    }
  })

  it('brings every default racer down', () => {
    const experiment = defaultExperiment()
    for (const racer of experiment.racers) {
      const { loss } = finish(createTrainer(experiment, racer, { modules }))
      expect(loss).toHaveLength(experiment.budget + 1)
      expect(loss.at(-1)!).toBeLessThan(loss[0] * 1e-3)
    }
  })

  it('runs an own schedule with a state from its start, a step at a time', () => {
    const experiment = { ...defaultExperiment(), budget: 5 }
    const schedule = { id: 'own', parameters: {}, formula: 'state s = base\ns = s / 2\nlr = s' }
    const { rate } = finish(createTrainer(experiment, { ...experiment.racers[0], rate: 0.8, schedule }, { modules }))
    expect([...rate]).toEqual([0.4, 0.4, 0.2, 0.1, 0.05, 0.025])
  })

  it('stops alone where it diverges, and says at which step', () => {
    const experiment: Experiment = { ...defaultExperiment(), budget: 20_000 }
    const trainer = createTrainer(experiment, { ...experiment.racers[0], rate: 1 }, { modules })
    const progress = trainer.advance(Infinity)
    expect(progress.status).toBe('diverged')
    expect(progress.divergence!.step).toBeGreaterThan(10)
    expect(['loss', 'theta']).toContain(progress.divergence!.where)
    for (const loss of trainer.records(0).loss) expect(Number.isFinite(loss)).toBe(true)
  })

  it('watches the parameters, not the point a rule reports', () => {
    const experiment: Experiment = {
      ...defaultExperiment(),
      problem: { kind: 'surface', surface: { id: 'own', parameters: {}, formula: '0 * x' }, start: [-8.4], noise: 0 },
    }
    const optimizer = { id: 'own', parameters: {}, formula: 'theta = theta * 1e200\nreport where(theta < 0, 1, 2)' }
    const trainer = createTrainer(experiment, { ...experiment.racers[0], optimizer }, { modules })
    trainer.advance(1)
    const vectors = trainer.probe({ kind: 'vectors' })
    expect(vectors).toMatchObject({ at: Float64Array.of(1), update: Float64Array.of(-8.4 * 1e200 + 8.4) })
    expect(trainer.advance(9).divergence).toEqual({ step: 2, where: 'theta' })
  })

  it('gives all racers the same noise', () => {
    const base = defaultExperiment()
    const experiment: Experiment = { ...base, problem: { ...base.problem, kind: 'surface', noise: 2 } as never }
    const once = bytes(finish(createTrainer(experiment, base.racers[0], { modules })))
    expect(bytes(finish(createTrainer(experiment, { ...base.racers[0], id: 9 }, { modules })))).toBe(once)
    expect(bytes(finish(createTrainer({ ...experiment, seed: 8 }, base.racers[0], { modules })))).not.toBe(once)
  })
})

describe('createTrainer on data', () => {
  it('learns the two moons', () => {
    const experiment = moons()
    const { validationAccuracy, trainLoss } = finish(createTrainer(experiment, experiment.racers.at(-1)!, { modules }))
    const taken = validationAccuracy.filter((value) => value === value)
    expect(taken.at(-1)!).toBeGreaterThan(0.85)
    expect(trainLoss.filter((value) => value === value).at(-1)!).toBeLessThan(trainLoss[0] / 2)
  })

  it('gives the same run again, a longer budget the same beginning', () => {
    const experiment = moons()
    const racer = { ...experiment.racers[0], schedule: { id: 'constant', parameters: {} } }
    const short = finish(createTrainer({ ...experiment, budget: 700 }, racer, { modules }))
    expect(bytes(finish(createTrainer({ ...experiment, budget: 700 }, racer, { modules })))).toBe(bytes(short))
    const long = finish(createTrainer({ ...experiment, budget: 1400 }, racer, { modules }))
    const rows = short.step.length
    expect(bytes(Object.fromEntries(Object.entries(long).map(([name, column]) => [name, column.slice(0, rows)])))).toBe(
      bytes(short),
    )
  })

  it('ends with the figures after the last update, recorded or not, test set included', () => {
    const base = moons()
    const racer = { ...base.racers[0], schedule: { id: 'constant', parameters: {} } }
    const run = (budget: number) => {
      const trainer = createTrainer({ ...base, budget }, racer, { modules })
      return { progress: trainer.advance(Infinity), records: trainer.records(0) }
    }
    const odd = run(701)
    expect(odd.records.step.at(-1)).toBe(701)
    expect(odd.records.step.at(-2)).toBe(700)
    expect(odd.progress.final).toMatchObject({ step: 701, rate: racer.rate })
    expect(odd.progress.final!.testAccuracy).toBeGreaterThan(0.5)
    expect(odd.records.trainLoss.at(-1)).toBe(odd.progress.final!.trainLoss)
    const even = run(700)
    for (const name of ['trainLoss', 'validationLoss', 'validationAccuracy', 'gradientNorm', 'batchLoss'])
      expect(even.progress.final![name], name).toBe(even.records[name].at(-1))
  })

  it('records rate times gradient as the update of plain gradient descent', () => {
    const base = moons()
    const racer = {
      ...base.racers[0],
      rate: 0.1,
      wrappers: [],
      optimizer: { id: 'sgd', parameters: defaultValues(optimizers.get('sgd')!.parameters) },
      schedule: { id: 'constant', parameters: {} },
    }
    const trainer = createTrainer({ ...base, budget: 900 }, racer, { modules })
    const { step, updateNorm, gradientNorm, weightNorm } = finish(trainer)
    expect(weightNorm[0]).toBeGreaterThan(0)
    for (let i = 1; i < step.length; i++) expect(updateNorm[i] / (0.1 * gradientNorm[i])).toBeCloseTo(1, 4)
    // The norm of what the checkpoint holds.
    const theta = trainer.checkpoint().arrays['method.theta'] as Float32Array
    expect(weightNorm.at(-1)).toBeCloseTo(Math.sqrt(theta.reduce((sum, value) => sum + value * value, 0)), 9)
  })

  it('starts all racers from the same weights', () => {
    const experiment = moons()
    const starts = experiment.racers.map((racer) => createTrainer(experiment, racer, { modules }).records(0))
    for (const start of starts) expect(start.trainLoss[0]).toBe(starts[0].trainLoss[0])
  })

  it('continues from a checkpoint bit for bit, for every optimizer and both kinds of batches', () => {
    const experiment = { ...moons(), budget: 60 }
    const base = experiment.racers[0]
    for (const optimizer of optimizers.all)
      for (const replacement of [false, true]) {
        const { id, parameters, rate } = optimizer
        const racer = {
          ...base,
          rate: rate.default,
          batch: { ...base.batch, size: 7, replacement },
          optimizer: { id, parameters: defaultValues(parameters) },
        }
        const whole = createTrainer(experiment, racer, { modules })
        whole.advance(23)
        const checkpoint = structuredClone(whole.checkpoint())
        const rows = whole.records(0).step.length
        whole.advance(Infinity)
        const resumed = createTrainer(experiment, racer, { modules })
        resumed.restore(checkpoint)
        resumed.advance(Infinity)
        expect(bytes(resumed.records(0)), `${id} ${replacement}`).toBe(bytes(whole.records(rows)))
      }
  })

  it("gives Adam's bits to an own rule that repeats Adam's text", () => {
    const experiment = { ...moons(), budget: 200 }
    const parameters = defaultValues(optimizers.get('adam')!.parameters)
    const racer = { ...experiment.racers[0], rate: 0.02, optimizer: { id: 'adam', parameters } }
    const numbers = ['beta1', 'beta2', 'epsilon'].map((name) => `parameter ${name} = ${String(parameters[name])}`)
    const formula = [...numbers, adam.rule instanceof Function ? String(adam.rule(parameters)) : adam.rule].join('\n')
    const own = { ...racer, optimizer: { id: 'own', parameters: {}, formula } }
    expect(bytes(finish(createTrainer(experiment, own, { modules })))).toBe(
      bytes(finish(createTrainer(experiment, racer, { modules }))),
    )
  })

  it('probes without changing the run', () => {
    const experiment = { ...moons(), budget: 100 }
    const quiet = finish(createTrainer(experiment, experiment.racers[0], { modules }))
    const probed = createTrainer(experiment, experiment.racers[0], { modules })
    for (let i = 0; i < 10; i++) {
      probed.advance(10)
      const grid = probed.probe({ kind: 'grid', size: 20, x: [-2, 3], y: [-2, 2] })
      expect(grid.kind === 'grid' && grid.values.length).toBe(400)
      probed.probe({ kind: 'scores' })
    }
    expect(bytes(probed.records(0))).toBe(bytes(quiet))
  })

  it('uses no mathematics of JavaScript that differs between engines', () => {
    const allowed = new Set(['sqrt', 'abs', 'floor', 'trunc', 'min', 'max', 'fround', 'imul'])
    const originals = Object.getOwnPropertyNames(Math).filter(
      (name) => typeof Math[name as keyof Math] === 'function' && !allowed.has(name),
    )
    const saved = originals.map((name) => [name, Math[name as keyof Math]] as const)
    const experiments = presets.map(({ experiment }) => [experiment, storedTable(experiment)] as const)
    try {
      for (const name of originals)
        Object.defineProperty(Math, name, {
          configurable: true,
          writable: true,
          value: () => {
            throw new Error(`Math.${name} was called`)
          },
        })
      for (const [experiment, table] of experiments)
        for (const racer of experiment.racers)
          createTrainer({ ...experiment, budget: 20 } as Experiment, racer, { modules, table }).advance(20)
    } finally {
      for (const [name, value] of saved)
        Object.defineProperty(Math, name, { configurable: true, writable: true, value })
    }
  })
})

describe('penalties', () => {
  it('add lambda |w| and lambda / 2 w^2 over weights, not biases, to the objective', () => {
    const experiment = moons()
    const problem = experiment.problem as DataProblem
    const logistic = { ...problem, model: { ...problem.model, layers: [] }, penalty: { l1: 0.01, l2: 0.1 } }
    const start = [2, -3, 5]
    const racer = { ...experiment.racers[0], batch: { ...experiment.racers[0].batch, size: 0 } }
    const trainer = createTrainer({ ...experiment, budget: 1, problem: logistic }, racer, { modules, start })
    const { batchLoss, objective } = finish(trainer)
    expect(objective[1] - batchLoss[1]).toBeCloseTo(0.01 * 5 + (0.1 / 2) * 13, 12)
  })
})

describe('a change while it runs', () => {
  const earlier = (until: number, changes: Partial<Racer['earlier'][number]> = {}) => ({
    until,
    rate: 0.01,
    batch: 0,
    l1: 0,
    l2: 0,
    ...changes,
  })

  it('is gradient descent at another rate from its step on', () => {
    const base = defaultExperiment()
    const experiment: Experiment = {
      ...base,
      budget: 30,
      problem: { kind: 'surface', surface: { id: 'parabola', parameters: {} }, start: [-4.2], noise: 0 },
    }
    const racer = { ...base.racers[0], rate: 0.02, earlier: [earlier(10)] }
    const { x, rate } = finish(createTrainer(experiment, racer, { modules }))
    let theta = -4.2
    for (let step = 1; step <= 30; step++) {
      theta -= (step <= 10 ? 0.01 : 0.02) * 2 * (theta - 3)
      expect(x[step]).toBeCloseTo(theta, 12)
      expect(rate[step]).toBe(step <= 10 ? 0.01 : 0.02)
    }
  })

  const plateau = { id: 'plateau', parameters: defaultValues(schedules.get('plateau')!.parameters) }
  const grows = { id: 'exponential', parameters: { ...defaultValues(schedules.get('exponential')!.parameters) } }
  const startsFromRate = {
    id: 'own',
    parameters: {},
    formula: 'state scalar first = lr\ntheta = theta - (first + lr) * g',
  }
  const plain = moons().racers.at(-1)!
  const changes: Record<string, { before: Partial<Racer>; after: Partial<Racer>; penalty?: DataProblem['penalty'] }> = {
    rate: { before: { rate: 0.01 }, after: { rate: 0.02 } },
    'rate of a plateau': { before: { rate: 0.01, schedule: plateau }, after: { rate: 0.002, schedule: plateau } },
    'rate during a warm-up': {
      before: { rate: 0.01, warmup: { steps: 200, from: 0, offset: 1 } },
      after: { rate: 0.02, warmup: { steps: 200, from: 0, offset: 1 } },
    },
    'rate that a state starts from': {
      before: { rate: 0.01, optimizer: startsFromRate },
      after: { rate: 0.02, optimizer: startsFromRate },
    },
    'batch size': { before: { batch: { ...plain.batch, size: 8 } }, after: { batch: { ...plain.batch, size: 32 } } },
    'batch size, drawn': {
      before: { batch: { ...plain.batch, size: 8, replacement: true } },
      after: { batch: { ...plain.batch, size: 32, replacement: true } },
    },
    'batch size that follows a schedule': {
      before: { batch: { ...plain.batch, size: 8, schedule: grows } },
      after: { batch: { ...plain.batch, size: 32, schedule: grows } },
    },
    penalty: { before: {}, after: {}, penalty: { l1: 0.001, l2: 0.01 } },
  }

  it.each(Object.keys(changes))('of the %s gives the bits of the document that records it', (name) => {
    const { before, after, penalty } = changes[name]!
    const experiment: Experiment = { ...moons(), budget: 300 }
    const problem = experiment.problem as DataProblem
    const old: Racer = { ...plain, ...before }
    const later: Experiment = { ...experiment, problem: { ...problem, penalty: penalty ?? problem.penalty } }
    const { rate, batch } = old
    const record = earlier(100, { rate, batch: batch.size, ...problem.penalty })
    const changed: Racer = { ...plain, ...after, earlier: [record] }

    const whole = finish(createTrainer(later, changed, { modules }))
    expect(bytes(finish(createTrainer(experiment, old, { modules })))).not.toBe(bytes(whole))

    const live = createTrainer(experiment, old, { modules })
    live.advance(60)
    const early = live.checkpoint()
    live.change(later.problem, changed)
    live.advance(90)
    const checkpoint = live.checkpoint()
    expect(bytes(finish(live))).toBe(bytes(whole))

    // From checkpoints before and after the change.
    for (const kept of [early, checkpoint]) {
      const resumed = createTrainer(later, changed, { modules })
      resumed.restore(kept)
      const from = resumed.records(0).step.length
      resumed.advance(Infinity)
      const tail = (columns: Columns, rows: number) =>
        bytes(Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, column.slice(-rows)])))
      const rows = resumed.records(from).step.length
      expect(rows).toBe(300 - kept.step)
      expect(tail(resumed.records(from), rows)).toBe(tail(whole, rows))
    }
  })
})
