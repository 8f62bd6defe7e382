import { describe, expect, it } from 'vitest'
import { layers as catalog } from '../../../catalog/layers/index.ts'
import { defaultChoice, defaultDataProblem, denseLayer } from '../../../experiment/defaults.ts'
import { factsOf } from '../../../experiment/data.ts'
import { judge, planOf } from './edits.ts'
import { layersOf, plainOf, quickStartOf, quickStartsFor } from './quickStarts.ts'

const image = [8, 8, 1]

describe('quick starts', () => {
  it.each(['moons', 'sine', 'wine', 'digits'])('fit %s and are recognized', (id) => {
    const problem = defaultDataProblem(id)
    const { shape } = factsOf(problem.data)!
    for (const start of quickStartsFor(shape)) {
      const layers = start.layers('relu')
      expect(judge(problem, layers, false)).toMatchObject({ fits: true })
      expect(quickStartOf(layers, shape)?.id).toBe(start.id)
    }
  })
  it('have a small convolutional network for digits', () => {
    const cnn = quickStartsFor(image)
      .find(({ id }) => id === 'convolutional')!
      .layers('relu')
    // 8 (9 + 1), 16 (8 * 9 + 1), 32 (64 + 1), 10 (32 + 1)
    expect(planOf(defaultDataProblem('digits'), cnn)).toMatchObject({ parameters: 80 + 1168 + 2080 + 330 })
  })
  it('are none of them where a layer is another', () => {
    expect(quickStartOf([denseLayer(8, 'tanh'), denseLayer(7, 'tanh')], [2])).toBeUndefined()
  })
})

describe('plainOf', () => {
  it('sees units and activation, and goes back to the same layers', () => {
    const layers = [denseLayer(8, 'relu'), denseLayer(4, 'relu')]
    expect(plainOf(layers, [2])).toEqual({ units: [8, 4], activation: 'relu' })
    expect(layersOf(plainOf(layers, [2])!, [2])).toEqual(layers)
    expect(plainOf([], [2])).toEqual({ units: [], activation: 'tanh' })
    expect(plainOf([defaultChoice(catalog, 'flatten'), ...layers], image)).toEqual({
      units: [8, 4],
      activation: 'relu',
    })
  })
  it('is none where layers differ in activation, or are others', () => {
    expect(plainOf([denseLayer(8, 'relu'), denseLayer(4, 'tanh')], [2])).toBeUndefined()
    expect(plainOf([denseLayer(8, 'relu'), defaultChoice(catalog, 'dropout')], [2])).toBeUndefined()
    expect(plainOf([denseLayer(8, 'relu')], image)).toBeUndefined()
    expect(plainOf([defaultChoice(catalog, 'convolution'), defaultChoice(catalog, 'flatten')], image)).toBeUndefined()
  })
})
