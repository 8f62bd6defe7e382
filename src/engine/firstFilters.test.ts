import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { presets } from '../experiment/presets.ts'
import type { Choice, DataProblem, Experiment } from '../experiment/document.ts'
import { createTrainer } from './createTrainer.ts'
import { storedTable } from './testing/storedTable.ts'
import type { Trainer } from './trainer.ts'

function trainerOf(id: string, layers?: readonly Choice[]): Trainer {
  const { experiment } = presets.find((preset) => preset.id === id)!
  const problem = experiment.problem as DataProblem
  const model = { ...problem.model, layers: layers ?? problem.model.layers }
  const changed: Experiment = { ...experiment, problem: { ...problem, model } }
  return createTrainer(changed, experiment.racers[0]!, { modules: nodeModules(), table: storedTable(changed) })
}

function filtersOf(trainer: Trainer) {
  const result = trainer.probe({ kind: 'filters' })
  if (result.kind !== 'filters') throw new Error(`filters were asked for, got ${result.kind}`)
  return result
}

/** The parameters as a checkpoint holds them. */
function parametersOf(trainer: Trainer): Float32Array {
  return trainer.checkpoint().arrays['method.theta'] as Float32Array
}

describe('the probe of filters', () => {
  it('gives the kernels of the first convolution', () => {
    const trainer = trainerOf('small-cnn')
    const { sliding, channels, height, width, values, biases } = filtersOf(trainer)
    expect({ sliding, channels, height, width }).toEqual({ sliding: true, channels: 1, height: 3, width: 3 })
    expect(values).toEqual(parametersOf(trainer).slice(0, 12 * 9))
    expect(biases).toEqual(parametersOf(trainer).slice(12 * 9, 12 * 10))
    trainer.advance(3)
    expect(filtersOf(trainer).values).not.toEqual(values)
    expect(filtersOf(trainer).values).toEqual(parametersOf(trainer).slice(0, 12 * 9))
  })

  it('gives the rows of the first dense layer in the shape of the image', () => {
    const trainer = trainerOf('digits')
    const { sliding, channels, height, width, values, biases } = filtersOf(trainer)
    expect({ sliding, channels, height, width }).toEqual({ sliding: false, channels: 1, height: 8, width: 8 })
    expect([values.length, biases.length]).toEqual([64 * 64, 64])
    expect(values).toEqual(parametersOf(trainer).slice(0, 64 * 64))
  })

  it('takes the shape that pooling leaves', () => {
    const plain = (id: string, parameters: Choice['parameters'] = {}): Choice => ({ id, parameters })
    const trainer = trainerOf('digits', [plain('max-pooling', { size: 2, stride: 2 }), plain('flatten')])
    const { height, width, values } = filtersOf(trainer)
    expect([height, width, values.length]).toEqual([4, 4, 10 * 16])
  })

  it('has none of a flat list', () => {
    const { experiment } = presets.find(({ id }) => id === 'two-moons')!
    const trainer = createTrainer(experiment, experiment.racers[0]!, { modules: nodeModules() })
    expect(() => trainer.probe({ kind: 'filters' })).toThrow('must be over images')
  })
})
