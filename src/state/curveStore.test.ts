import { describe, expect, it } from 'vitest'
import { Curves } from './curveStore.ts'

/** Rows of these steps whose loss names the step and the turn they were put in. */
function rows(steps: readonly number[], turn = 0) {
  return { step: Float64Array.from(steps), loss: Float64Array.from(steps, (step) => step + turn / 10) }
}

function read(curves: Curves, racer = 1) {
  const { rows: count, columns } = curves.of(racer)!
  return { step: [...columns.step.subarray(0, count)], loss: [...columns.loss.subarray(0, count)] }
}

describe('curves', () => {
  it('append rows and grow', () => {
    const curves = new Curves()
    const steps = Array.from({ length: 1000 }, (_, step) => step)
    for (let at = 0; at < 1000; at += 7) curves.put(1, rows(steps.slice(at, at + 7)))
    expect(read(curves)).toEqual({ step: steps, loss: steps })
    expect(curves.of(1)!.columns.loss.length).toBeLessThan(2048)
  })

  it('take no room for empty frames, nor of another racer', () => {
    const curves = new Curves()
    curves.put(1, {})
    curves.put(1, rows([]))
    expect(curves.of(1)).toBeUndefined()
    curves.put(2, rows([0]))
    expect(curves.of(1)).toBeUndefined()
  })

  it('replace replayed rows by step and keep those not replayed yet', () => {
    const curves = new Curves()
    curves.put(1, rows([0, 1, 2, 3, 4, 6, 8]))
    curves.put(1, rows([2, 3], 1))
    expect(read(curves)).toEqual({ step: [0, 1, 2, 3, 4, 6, 8], loss: [0, 1, 2.1, 3.1, 4, 6, 8] })
    curves.put(1, rows([4, 5, 6, 8, 10], 2))
    expect(read(curves)).toEqual({
      step: [0, 1, 2, 3, 4, 5, 6, 8, 10],
      loss: [0, 1, 2.1, 3.1, 4.2, 5.2, 6.2, 8.2, 10.2],
    })
  })

  it('start anew when the columns are others', () => {
    const curves = new Curves()
    curves.put(1, rows([0, 1, 2]))
    curves.put(1, { step: Float64Array.of(0), trainLoss: Float64Array.of(7) })
    expect(curves.of(1)).toMatchObject({ rows: 1 })
    expect(Object.keys(curves.of(1)!.columns)).toEqual(['step', 'trainLoss'])
  })

  it('are cut after a step, kept for some racers, and cleared', () => {
    const curves = new Curves()
    curves.put(1, rows([0, 2, 4, 6]))
    curves.put(2, rows([0]))
    curves.cut(1, 4)
    expect(read(curves).step).toEqual([0, 2, 4])
    curves.cut(1, 3)
    expect(read(curves).step).toEqual([0, 2])
    curves.keep([1])
    expect(curves.of(2)).toBeUndefined()
    curves.clear(1)
    expect(curves.of(1)).toBeUndefined()
  })
})
