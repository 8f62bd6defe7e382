import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { createTrainer } from '../engine/createTrainer.ts'
import { landscape } from '../engine/landscape.ts'
import { scheduleCurve } from '../engine/scheduleCurve.ts'
import { sceneOf } from '../engine/scene.ts'
import type { Experiment } from '../experiment/document.ts'
import { presets } from '../experiment/presets.ts'
import { Loop } from './loop.ts'
import { unpackRows, type Checkpoint, type Columns, type FromWorker, type RacerStart } from './protocol.ts'

const modules = nodeModules()
const native = (experiment: Experiment, id: number) =>
  createTrainer(
    experiment,
    experiment.racers.find((one) => one.id === id)!,
    { modules },
  )

/** The loop with the real engine; messages cross as they do between threads, with their buffers transferred. */
function worker(document: Experiment, racers: readonly RacerStart[] = document.racers.map(({ id }) => ({ id }))) {
  const posted: FromWorker[] = []
  const waiting: (() => void)[] = []
  let now = 0
  const loop = new Loop({
    post: (message, transfer = []) => void posted.push(structuredClone(message, { transfer })),
    again: (callback) => void waiting.push(callback),
    // A tick a call: slices end after a few calls.
    clock: () => (now += 1),
    build: native,
    native,
    estimate: () => new Float64Array(),
    scene: (experiment) => sceneOf(experiment, modules),
    landscape: ({ surface, region, width, height }) => ({
      values: landscape(surface, region, width, height, modules),
      width,
      height,
    }),
    schedule: ({ racer, budget, points }) => scheduleCurve(racer, budget, points, modules),
  })
  loop.receive({ type: 'start', run: 1, document, racers })
  const curves = new Map<number, Columns[]>()
  const take = () => {
    loop.receive({ type: 'frame', run: 1 })
    for (const message of posted)
      if (message.type === 'frame' || message.type === 'checkpoint')
        for (const racer of message.type === 'frame' ? message.racers : [message.racer])
          curves.set(racer.id, [...(curves.get(racer.id) ?? []), unpackRows(racer.rows)])
    const last = posted.findLast((message) => message.type === 'frame')!
    const checkpoints = posted.filter((message) => message.type === 'checkpoint')
    posted.length = 0
    return { racers: last.racers, checkpoints }
  }
  const run = (step: number) => {
    loop.receive({ type: 'grant', run: 1, step })
    const checkpoints: Extract<FromWorker, { type: 'checkpoint' }>[] = []
    let racers = take().racers
    for (let slice = 0; waiting.length > 0; slice++) {
      waiting.shift()!()
      if (slice % 50 === 0) checkpoints.push(...take().checkpoints)
    }
    const end = take()
    checkpoints.push(...end.checkpoints)
    racers = end.racers
    return { racers, checkpoints }
  }
  const column = (id: number, name: string) => (curves.get(id) ?? []).flatMap((rows) => [...(rows[name] ?? [])])
  /** Time passes until the next checkpoint. */
  const wait = () => void (now += 5000)
  return { loop, posted, run, wait, column }
}

/** All rows of a racer that runs alone, without a loop. */
function alone(document: Experiment, id: number): Columns {
  const trainer = createTrainer(
    document,
    document.racers.find((one) => one.id === id)!,
    { modules },
  )
  trainer.advance(document.budget)
  return trainer.records(0)
}

/** Presets of both kinds, shortened: with wrappers, averages, and layers that hold a state of their own. */
const documents = ['parabola', 'narrow-ravine', 'averages', 'two-moons', 'dropout']
  .map((id) => presets.find((one) => one.id === id)!)
  .map(({ experiment }): Experiment => ({ ...experiment, budget: 300 }))

describe('the loop with the real engine', () => {
  it.each(documents.map((document) => [document.preset, document] as const))(
    'records in slices what each racer records alone: %s',
    (_, document) => {
      const { run, column } = worker(document)
      const { racers } = run(document.budget)
      expect(racers.every(({ status }) => status !== 'running' && status !== 'failed')).toBe(true)
      for (const { id } of document.racers) {
        const { seconds: _seconds, ...expected } = alone(document, id)
        for (const [name, values] of Object.entries(expected)) expect(column(id, name)).toEqual([...values])
      }
    },
  )

  it.each(documents.map((document) => [document.preset, document] as const))(
    'continues bit for bit from a checkpoint that crossed threads: %s',
    (_, document) => {
      const first = worker(document)
      first.run(120)
      first.wait()
      const { checkpoints } = first.run(130)
      const saved = new Map<number, Checkpoint>(checkpoints.map(({ racer, checkpoint }) => [racer.id, checkpoint]))
      expect(saved.size).toBe(document.racers.length)
      const starts = document.racers.map(({ id }) => ({ id, checkpoint: saved.get(id) }))
      const second = worker(document, starts)
      second.run(document.budget)
      for (const { id } of document.racers) {
        const { seconds: _seconds, ...expected } = alone(document, id)
        const from = saved.get(id)?.step ?? -1
        const kept = [...expected.step].map((step) => step > from)
        for (const [name, values] of Object.entries(expected))
          expect(second.column(id, name)).toEqual([...values].filter((_value, row) => kept[row]))
      }
    },
  )

  it('answers scenes, landscapes and probes', () => {
    for (const document of documents) {
      const { loop, posted, run } = worker(document)
      run(10)
      const { problem, racers } = document
      loop.receive({ type: 'scene', id: 1, document })
      if (problem.kind === 'surface')
        loop.receive({
          type: 'landscape',
          id: 2,
          surface: problem.surface,
          region: { x: [-1, 1], ...(problem.start.length === 2 && { y: [-1, 1] as const }) },
          width: 8,
          height: problem.start.length === 2 ? 8 : 1,
        })
      loop.receive({ type: 'schedule', id: 3, racer: racers[0], budget: document.budget, points: 20 })
      const what = problem.kind === 'surface' ? ({ kind: 'vectors' } as const) : ({ kind: 'scores' } as const)
      loop.receive({ type: 'frame', run: 1, probe: { number: 1, what, racers: racers.map(({ id }) => id) } })
      expect(posted.filter(({ type }) => type === 'refused')).toEqual([])
      const frame = posted.findLast((message) => message.type === 'frame')!
      expect(frame.racers.map((racer) => racer.probe?.kind)).toEqual(racers.map(() => what.kind))
    }
  })
})

describe('a racer that is followed only after its last step', () => {
  it.each(['rosenbrock', 'two-moons', 'dropout', 'one-cycle'])(
    'tells of %s what one tells that was followed before',
    (id) => {
      const { experiment } = presets.find((one) => one.id === id)!
      const racer = experiment.racers.at(-1)!.id
      const document = { ...experiment, budget: 40, racers: experiment.racers.filter((one) => one.id === racer) }
      const traceAt = (step: number, late: boolean) => {
        const { loop, posted, run, column } = worker(document)
        const follow = () => loop.receive({ type: 'follow', run: 1, racer, parameter: { tensor: 0, entry: 0 } })
        run(step - 1)
        if (!late) follow()
        run(step)
        if (late) follow()
        loop.receive({ type: 'frame', run: 1, trace: true })
        const last = posted.findLast((message) => message.type === 'frame')!
        posted.length = 0
        run(40)
        const rows = Object.fromEntries(['step', 'loss', 'trainLoss', 'x'].map((name) => [name, column(racer, name)]))
        return { trace: last.racers[0]!.trace, rows }
      }
      for (const step of [1, 7, 40]) {
        const [late, before] = [traceAt(step, true), traceAt(step, false)]
        expect(late.trace).toMatchObject({ t: step })
        expect(late.trace).toEqual(before.trace)
        // The run went on as if nobody had looked.
        expect(late.rows).toEqual(before.rows)
      }
    },
  )
})
