import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { lossFor } from '../../../scripts/conformance/names.ts'
import reference from '../../../reference/losses.json'
import { networkLossOf } from '../compileModel.ts'
import { createNative } from './instance.ts'
import { lossOfOutputs, type Rows } from './testing/lossNetwork.ts'
import { build, compile, everyLoss, mapLosses, pairLosses, type Subject } from './testing/lossSubjects.ts'

const widths = (subject: Subject) =>
  pairLosses.includes(subject) ? [2, 4, 6] : mapLosses.includes(subject) ? [1, 3, 4] : [1, 2, 3, 5, 8]
const rowCounts = [1, 2, 3, 5, 9]

describe.each(everyLoss)('$name', (subject) => {
  it('has the gradient that central differences give, for every width and tail', () => {
    const h = 1e-6
    for (const outputs of widths(subject))
      for (const rows of rowCounts) {
        const { run, values } = build(subject, outputs, rows)
        const { value, slopes } = run.gradient(values)
        expect(run.value(values)).toBe(value)
        for (let i = 0; i < rows; i++)
          for (let o = 0; o < outputs; o++) {
            const moved = (by: number) =>
              run.value(values.map((row, r) => row.map((x, c) => (r === i && c === o ? x + by : x))))
            const slope = (moved(h) - moved(-h)) / (2 * h)
            const where = `${outputs} outputs, ${rows} rows: slope ${i}, ${o}`
            expect(Math.abs(slopes[i][o] - slope), where).toBeLessThan(1e-8 * (1 + Math.abs(slope)))
          }
      }
  })

  it('agrees in float32 with float64', () => {
    for (const outputs of widths(subject))
      for (const rows of rowCounts) {
        const exact = build(subject, outputs, rows)
        const single = build(subject, outputs, rows, 'float32')
        const expected = exact.run.gradient(exact.values)
        const { value, slopes } = single.run.gradient(exact.values)
        expect(Math.abs(value - expected.value)).toBeLessThan(4e-6 * (1 + Math.abs(expected.value)))
        slopes.flat().forEach((slope, i) => {
          const theirs = expected.slopes.flat()[i]
          expect(Math.abs(slope - theirs)).toBeLessThan(4e-6 * (1 + Math.abs(theirs)))
        })
      }
  })
})

describe('an output that is not a number', () => {
  it.each(everyLoss)('$name: makes the loss one too, so that the run has diverged', (subject) => {
    const outputs = widths(subject)[1]
    const { run, values } = build(subject, outputs, 3)
    for (let o = 0; o < outputs; o++) {
      const broken = values.map((row, i) => row.map((x, c) => (i === 1 && c === o ? NaN : x)))
      // The divergence of an entry whose target is 0 does not look at the output.
      if (subject.id !== 'kl-divergence' || o > 0) expect(run.value(broken)).toBeNaN()
    }
  })
})

describe('great numbers in float32', () => {
  const large = reference.cases.filter(({ set }) => set.endsWith('-large'))
  const sets = reference.sets as Readonly<Record<string, { pred: unknown[]; target: unknown[] }>>
  const rowsOf = (values: unknown[]): Rows => values.map((row) => [row].flat() as number[])

  it.each(large)('$id is as in the reference', ({ loss: name, params, set, value, grad }) => {
    const native = createNative(nodeModules())
    const outputs = rowsOf(sets[set].pred)
    const loss = networkLossOf(native, lossFor(name, params)!, 'float32')
    const run = lossOfOutputs(native, loss, outputs[0].length, rowsOf(sets[set].target), 'float32')
    const ours = run.gradient(outputs)
    expect(Math.abs(ours.value - value)).toBeLessThan(1e-6 * (1 + Math.abs(value)))
    ;[grad].flat(2).forEach((slope, i) => expect(Math.abs(ours.slopes.flat()[i] - slope)).toBeLessThan(1e-6))
  })

  /** Outputs far beyond what an exponential can hold; with a variance less far, since the value holds a square over a variance. */
  const far = (most: number): Rows => [1e4, -1e4, 90, -90, most, -most].map((x, i) => [x, -x / 2, i])

  it.each(everyLoss.filter(({ id, outputs }) => id !== 'poisson' && outputs === undefined))(
    '$name has a gradient without NaN',
    (subject) => {
      const native = createNative(nodeModules())
      const width = pairLosses.includes(subject) ? 2 : 3
      const loss = compile(native, subject, width, 'float32')
      const values = far(width === 2 ? 1e15 : 1e30).map((row) => row.slice(0, width))
      const targets = values.map((_, i): number[] => {
        if (subject.targets === 'index') return [i % 3]
        if (subject.targets === 'embedding') return [1, 2, 3, i % 2 === 0 ? 1 : -1]
        return [1, 0, subject.targets === 'signed' ? -1 : 0].slice(0, width === 2 ? 1 : 3)
      })
      const { slopes } = lossOfOutputs(native, loss, width, targets, 'float32').gradient(values)
      slopes.flat().forEach((slope, i) => expect(slope, `slope ${i} at ${values.flat()[i]}`).not.toBeNaN())
    },
  )

  it('of a saturated sigmoid keep the cross-entropy of a probability finite', () => {
    const native = createNative(nodeModules())
    const loss = compile(
      native,
      mapLosses.find(({ id }) => id === 'cross-entropy-probability')!,
      1,
      'float32',
    )
    const run = lossOfOutputs(native, loss, 1, [[1], [0], [1], [0]], 'float32')
    const { value, slopes } = run.gradient([[0], [1], [1], [0]])
    expect(value).toBe(50)
    expect(slopes.flat().every(Number.isFinite)).toBe(true)
  })
})

describe('a focal loss near certainty', () => {
  it('keeps its digits where the other classes have almost no share', () => {
    const native = createNative(nodeModules())
    const loss = compile(native, { name: '', id: 'focal-classes', targets: 'index' }, 2, 'float64')
    const { value, slopes } = lossOfOutputs(native, loss, 2, [[0]], 'float64').gradient([[30, 0]])
    // u = 1 - q = e^-30 / (1 + e^-30), loss = u^2 (u + u^2 / 2 + ...), slope = -u^3 (3 + ...).
    const u = Math.exp(-30) / (1 + Math.exp(-30))
    expect(value / u ** 3).toBeCloseTo(1, 10)
    expect(slopes[0][0] / u ** 3).toBeCloseTo(-3, 10)
    expect(slopes[0][1] / u ** 3).toBeCloseTo(3, 10)
  })
})
