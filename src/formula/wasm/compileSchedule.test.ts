import { describe, expect, it } from 'vitest'
import { check, scheduleScope } from '../check.ts'
import { evaluateSchedule } from '../evaluate.ts'
import { createTestKernel } from '../testing/kernel.ts'
import { mathematics } from '../testing/mathematics.ts'
import { compileSchedule } from './compileSchedule.ts'

const kernel = createTestKernel(mathematics)
const parameters = { gamma: 0.9, warmup: 3, patience: 2, floor: 0.001 }

const texts = [
  'lr = base',
  'lr = base * gamma^step',
  'lr = base * where(step < warmup, (step + 1) / warmup, 0.5 * (1 + cos(3.141592653589793 * (step - warmup) / (budget - warmup))))',
  'lr = base * 0.5^floor(step / 4)',
  `state best = inf
   state bad = 0
   state rate = base
   better = metric < best
   best = where(better, metric, best)
   bad = where(better, 0, bad + 1)
   lower = bad > patience
   rate = where(lower, max(rate * gamma, 1e-3), rate)
   bad = where(lower, 0, bad)
   lr = rate`,
  'state seen = 0\nseen = seen + measured\nlr = base / (1 + seen) * where(measured, metric, 1)',
  'parameter low = 0.85\nhalf = step / budget\nlr = base * sin(half + 0.1)\nmomentum = low + 0.1 * cos(half)',
]

const metric = (step: number) => Math.abs(Math.sin(step * 1.3)) + 1 / (step + 1)
const measured = (step: number) => Number(step % 3 === 1)

describe('compileSchedule', () => {
  it.each(texts)('%s: the bits of the interpreter', (text) => {
    const checked = check(text, scheduleScope(['gamma', 'warmup', 'patience']))
    const { bytes, slots } = compileSchedule(checked, { parameters, allocate: kernel.allocate })
    for (const [name, value] of Object.entries({ ...checked.parameters, ...parameters }))
      if (slots[name]) kernel.slot(slots[name])[0] = value
    const exports = kernel.link(bytes)
    const expected = evaluateSchedule(checked, mathematics, { base: 0.1, budget: 20, parameters })
    exports.start!(0.1, 20)
    for (let step = 0; step < 20; step++) {
      const { lr, momentum } = expected.rate(step, metric(step), measured(step))
      expect(exports.rate!(step, 20, 0.1, metric(step), measured(step))).toBe(lr)
      if (momentum !== undefined) expect(kernel.slot(slots.momentum)[0]).toBe(momentum)
      for (const { name } of checked.states) expect(kernel.slot(slots[name])[0]).toBe(expected.state[name])
    }
  })

  it('starts anew', () => {
    const checked = check('state n = 0\nn = n + 1\nlr = base * n', scheduleScope([]))
    const { bytes } = compileSchedule(checked, { parameters: {}, allocate: kernel.allocate })
    const { start, rate } = kernel.link(bytes) as Record<'start' | 'rate', (...x: number[]) => number>
    start(1, 9)
    expect([rate(0, 9, 1, NaN, 0), rate(1, 9, 1, NaN, 0)]).toEqual([1, 2])
    start(1, 9)
    expect(rate(0, 9, 1, NaN, 0)).toBe(1)
  })
})
