import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from './instance.ts'
import { lossMisfit, type NetworkLoss } from './networkLoss.ts'
import { lossOfOutputs, type Rows } from './testing/lossNetwork.ts'
import { build, compile, everyLoss, mapLosses } from './testing/lossSubjects.ts'

describe.each(everyLoss.filter(({ name }) => ['softmax with class weights', 'squared', 'Gaussian'].includes(name)))(
  '$name over more samples than go through at a time',
  (subject) => {
    it('is the mean of the parts', () => {
      const outputs = 4
      const { run, values, loss, targets } = build(subject, outputs, 1030)
      const native = createNative(nodeModules())
      const part = (from: number, to?: number) => {
        const own = compile(native, subject, outputs, 'float64')
        const there = targets.slice(from, to)
        const weightOf = ([target]: readonly number[]) => (loss.kind === 'row' && loss.classWeights?.[target!]) || 1
        const weight = there.reduce((sum, target) => sum + weightOf(target), 0)
        return { value: lossOfOutputs(native, own, outputs, there, 'float64').value(values.slice(from, to)), weight }
      }
      const parts = [part(0, 515), part(515)]
      const weight = parts[0].weight + parts[1].weight
      const mean = parts.reduce((sum, one) => sum + (one.value * one.weight) / weight, 0)
      expect(run.gradient(values).value).toBeCloseTo(mean, 12)
      expect(run.value(values)).toBeCloseTo(mean, 12)
    })
  },
)

describe.each(everyLoss)('$name over a smaller batch than before', (subject) => {
  it.each(['float32', 'float64'] as const)('sees nothing of what the greater one left in %s', (precision) => {
    for (const count of [7, 5, 3, 2, 1]) {
      const [fresh, used] = [build(subject, 4, 9, precision), build(subject, 4, 9, precision)]
      used.run.gradient(used.values.map((row) => row.map((value) => 3 * value)))
      const expected = fresh.run.gradient(fresh.values, count)
      expect(used.run.gradient(used.values, count)).toEqual(expected)
    }
  })
})

describe('what the mean divides by', () => {
  it('is the rows where a loss says so', () => {
    const [byEntries, byRows] = ['divergence', 'divergence by rows'].map((name) => {
      const { run, values } = build(
        mapLosses.find((one) => one.name === name)!,
        4,
        5,
      )
      return run.value(values)
    })
    expect(byRows).toBeCloseTo(4 * byEntries, 12)
  })
})

describe('right answers', () => {
  const outputs: Rows = [
    [3, 1, 2],
    [0, 5, 5],
    [1, 2, 9],
  ]
  const accuracy = (id: string, targets: Rows, width = 3) => {
    const native = createNative(nodeModules())
    const loss = compile(native, { name: id, id, targets: 'real' }, width, 'float64')
    return lossOfOutputs(native, loss, width, targets, 'float64').accuracy(outputs.map((row) => row.slice(0, width)))
  }

  it.each(['softmax-cross-entropy', 'focal-classes', 'multi-margin'])('of %s have the greatest output', (id) => {
    expect(accuracy(id, [[0], [1], [0]])).toBe(2 / 3)
    // Of equals the first one counts.
    expect(accuracy(id, [[1], [2], [2]])).toBe(1 / 3)
  })

  it('are not counted where there is no class to hit', () => {
    expect(accuracy('soft-cross-entropy', outputs)).toBeNaN()
    expect(
      accuracy(
        'cosine-embedding',
        outputs.map((row) => [...row, 1]),
      ),
    ).toBeNaN()
    expect(accuracy('gaussian', [[1], [2], [3]], 2)).toBeNaN()
    expect(accuracy('squared', outputs)).toBeNaN()
  })
})

describe('what does not fit', () => {
  const row = (changes: object) => ({ kind: 'row', row: 'softmax-cross-entropy', ...changes }) as unknown as NetworkLoss
  const indices = Float64Array.of(0, 2)
  const smoothing = { parameters: { labelSmoothing: 0 } }

  it.each([
    [row(smoothing), 3, undefined],
    [row(smoothing), 2, 'targets must be class indices below 2, got 2'],
    [row({ ...smoothing, classWeights: [1, 1] }), 3, 'classWeights must be 3, got 2'],
    [row({ parameters: {} }), 3, 'labelSmoothing of softmax-cross-entropy must be a number, got undefined'],
    [
      row({ row: 'focal-classes', parameters: { gamma: 1 }, classWeights: [1, 1, 1] }),
      3,
      'classWeights must be left out for focal-classes',
    ],
    [{ kind: 'pair' } as unknown as NetworkLoss, 3, 'outputs must be even, got 3'],
  ] as const)('%o', (loss, outputs, message) => {
    expect(lossMisfit(loss, outputs, indices)).toBe(message)
  })
})
