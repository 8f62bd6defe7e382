import { describe, expect, it } from 'vitest'
import type { Experiment } from '../experiment/document.ts'
import { fakeHost, FakeTime, undisturbed, type FakeRun } from './fakeTrainer.ts'
import { Loop } from './loop.ts'
import { unpackRows, type FromWorker, type RacerFrame, type ToLoop } from './protocol.ts'

const document = {} as Experiment

function started(runs: Record<number, FakeRun>, racers = Object.keys(runs).map((id) => ({ id: Number(id) }))) {
  const time = new FakeTime()
  const host = fakeHost(time, runs)
  const loop = new Loop(host)
  loop.receive({ type: 'start', run: 1, document, racers })
  host.run()
  const last = <T extends FromWorker['type']>(type: T) =>
    host.posted.findLast((message) => message.type === type) as Extract<FromWorker, { type: T }> | undefined
  const frames = (run = 1): Record<number, RacerFrame> => {
    loop.receive({ type: 'frame', run })
    return Object.fromEntries(last('frame')!.racers.map((racer) => [racer.id, racer]))
  }
  const grant = (step: number, run = 1) => loop.receive({ type: 'grant', run, step })
  return { time, host, loop, frames, grant, last, receive: (message: ToLoop) => loop.receive(message) }
}

describe('the scheduler loop', () => {
  it('never passes the granted step, and reaches it', () => {
    const { host, frames, grant } = started({ 1: { cost: 0.5, budget: 1000 }, 2: { cost: 0.01, budget: 1000 } })
    grant(137)
    while (host.run(1)) {
      const { 1: a, 2: b } = frames()
      expect(Math.max(a.step, b.step)).toBeLessThanOrEqual(137)
    }
    expect([frames()[1].step, frames()[2].step]).toEqual([137, 137])
  })

  it('gives messages their turn every 8 ms, so that a pause is felt at once', () => {
    const { time, host, frames, grant } = started({ 1: { cost: 1, budget: 1e9 } })
    grant(1e9)
    for (let slice = 0; slice < 50; slice++) {
      const before = time.now
      host.run(1)
      expect(time.now - before).toBeLessThanOrEqual(9)
    }
    grant(0)
    host.run(1)
    const { step } = frames()[1]
    host.run()
    expect(frames()[1].step).toBe(step)
  })

  it('keeps racers of different cost at equal step', () => {
    const { host, frames, grant } = started({ 1: { cost: 4, budget: 1e6 }, 2: { cost: 0.001, budget: 1e6 } })
    grant(1e6)
    for (let slice = 0; slice < 200; slice++) {
      host.run(1)
      const { 1: slow, 2: fast } = frames()
      expect(Math.abs(fast.step - slow.step)).toBeLessThanOrEqual(2)
    }
    expect(frames()[1].step).toBeGreaterThan(200)
  })

  it('lets a racer that is behind catch up before the others go on', () => {
    const run = { cost: 4, budget: 1e6 }
    const checkpoint = { step: 20, arrays: { sum: Float64Array.of(1) }, numbers: {} }
    const { host, frames, grant } = started({ 1: run, 2: run }, [{ id: 1, checkpoint } as { id: number }, { id: 2 }])
    grant(1e6)
    while (frames()[2].step < 20) {
      expect(frames()[1].step).toBe(20)
      host.run(1)
    }
    host.run(20)
    expect(Math.abs(frames()[1].step - frames()[2].step)).toBeLessThanOrEqual(2)
  })

  it('lets cheap racers run in long turns', () => {
    const { time, host, frames, grant } = started({
      1: { cost: 0.005, budget: 1e9 },
      2: { cost: 0.005, budget: 1e9 },
    })
    grant(1e9)
    host.run(100)
    const { 1: a, 2: b } = frames()
    expect(a.step + b.step).toBeGreaterThan((time.now / 0.005) * 0.9)
    expect(Math.abs(a.step - b.step)).toBeLessThan(20_000)
  })

  it('answers a frame with each row once, in order', () => {
    const { host, frames, grant } = started({ 1: { cost: 1, budget: 100 } })
    const rows: number[] = []
    grant(100)
    do rows.push(...unpackRows(frames()[1].rows).loss)
    while (host.run(1))
    rows.push(...unpackRows(frames()[1].rows).loss)
    expect(rows).toEqual(undisturbed(100))
    expect(frames()[1]).toMatchObject({ status: 'finished', step: 100, rows: { rows: 0 } })
  })

  it('stops a diverged racer alone and says where', () => {
    const { host, frames, grant } = started({ 1: { cost: 1, budget: 100, diverges: 7 }, 2: { cost: 1, budget: 100 } })
    grant(50)
    host.run()
    expect(frames()[1]).toMatchObject({ status: 'diverged', step: 7, divergence: { step: 7, where: 'loss' } })
    expect(frames()[2]).toMatchObject({ status: 'running', step: 50 })
  })

  it('stops a racer that throws alone and says why; one that cannot be built too', () => {
    const runs = { 1: { cost: 1, budget: 100, throws: 5 }, 2: { cost: 1, budget: 100 } }
    const { host, frames, grant } = started(runs, [{ id: 1 }, { id: 2 }, { id: 3 }])
    grant(50)
    host.run()
    expect(frames()[1]).toMatchObject({ status: 'failed', message: 'thrown by the trainer' })
    expect(frames()[2]).toMatchObject({ status: 'running', step: 50 })
    expect(frames()[3]).toMatchObject({ status: 'failed', message: 'no racer 3' })
  })

  it('drops messages of another run, and the old run when a new one starts', () => {
    const { host, frames, grant, receive } = started({ 1: { cost: 1, budget: 100 } })
    grant(10)
    host.run()
    receive({ type: 'start', run: 2, document, racers: [{ id: 1 }] })
    grant(80, 1)
    const answers = host.posted.length
    receive({ type: 'frame', run: 1 })
    expect(host.posted.length).toBe(answers)
    host.run()
    expect(frames(2)[1].step).toBe(0)
    grant(20, 2)
    host.run()
    expect(frames(2)[1].step).toBe(20)
    expect(host.posted.findLast((message) => message.type === 'frame')).toMatchObject({ run: 2 })
  })

  it('posts a checkpoint every 2 s with the rows before it, and only of racers that moved', () => {
    const { time, host, grant } = started({ 1: { cost: 1, budget: 1e6 }, 2: { cost: 1, budget: 1e6, diverges: 3 } })
    grant(1e6)
    while (time.now < 1990) host.run(1)
    expect(host.posted.some(({ type }) => type === 'checkpoint')).toBe(false)
    while (time.now < 4100) host.run(1)
    const saved = host.posted.filter((message) => message.type === 'checkpoint')
    expect(saved.map(({ racer }) => racer.id)).toEqual([1, 1])
    const [first, second] = saved
    expect(first.racer.rows.rows).toBe(first.checkpoint.step + 1)
    expect(unpackRows(second.racer.rows).step[0]).toBe(first.checkpoint.step + 1)
  })

  it('spends at most 1 % of the time on checkpoints', () => {
    const time = new FakeTime()
    const host = fakeHost(time, { 1: { cost: 1, budget: 1e6 } })
    const { build } = host
    host.build = (...given) => {
      const trainer = build(...given)
      const checkpoint = trainer.checkpoint.bind(trainer)
      trainer.checkpoint = () => {
        time.now += 100
        return checkpoint()
      }
      return trainer
    }
    const loop = new Loop(host)
    loop.receive({ type: 'start', run: 1, document, racers: [{ id: 1 }] })
    host.run()
    loop.receive({ type: 'grant', run: 1, step: 1e6 })
    while (time.now < 50_000) host.run(1)
    expect(host.posted.filter(({ type }) => type === 'checkpoint').length).toBe(5)
  })

  it('goes on from a checkpoint without sending the rows before it', () => {
    const { host, frames, grant, last } = started({ 1: { cost: 1, budget: 1e4 } })
    grant(1e4)
    while (!last('checkpoint')) host.run(1)
    const { checkpoint } = last('checkpoint')!
    const again = started({ 1: { cost: 1, budget: 1e4 } }, [{ id: 1, checkpoint } as { id: number }])
    expect(again.frames()[1]).toMatchObject({ step: checkpoint.step, rows: { rows: 0 } })
    again.grant(checkpoint.step + 3)
    again.host.run()
    const rows = unpackRows(again.frames()[1].rows)
    expect([...rows.step]).toEqual([1, 2, 3].map((more) => checkpoint.step + more))
    expect([...rows.loss]).toEqual(undisturbed(checkpoint.step + 3).slice(-3))
    expect(frames()[1].status).toBe('running')
  })

  it('answers pings, and gives signs of life during long steps', () => {
    const { host, grant, receive } = started({ 1: { cost: 5, budget: 1e6 } })
    receive({ type: 'ping' })
    expect(host.posted.at(-1)).toEqual({ type: 'alive' })
    grant(1e6)
    const before = host.posted.length
    host.run(1000)
    const signs = host.posted.slice(before).filter(({ type }) => type === 'alive')
    expect(signs.length).toBeGreaterThan(5)
  })

  it('probes the racers that were asked for, and a probe that throws does not end the race of the others', () => {
    const { last, receive } = started({ 1: { cost: 1, budget: 9 }, 2: { cost: 1, budget: 9 } })
    receive({ type: 'frame', run: 1, probe: { number: 4, what: { kind: 'grid', size: 1, x: [0, 1] }, racers: [2] } })
    const { racers, probe } = last('frame')!
    expect(racers.map((racer) => racer.probe?.kind)).toEqual([undefined, 'grid'])
    expect(probe?.number).toBe(4)
    receive({ type: 'frame', run: 1, probe: { number: 5, what: { kind: 'scores' }, racers: [2] } })
    expect(last('frame')!.racers.map(({ status }) => status)).toEqual(['running', 'running'])
  })

  it('refuses a question that cannot be answered', () => {
    const { host, last, receive } = started({})
    host.scene = () => {
      throw new Error('no such surface')
    }
    receive({ type: 'scene', id: 9, document })
    expect(last('refused')).toEqual({ type: 'refused', id: 9, message: 'no such surface' })
  })
})
