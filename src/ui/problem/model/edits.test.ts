import { describe, expect, it } from 'vitest'
import { layers as catalog } from '../../../catalog/layers/index.ts'
import { defaultChoice, defaultDataProblem, denseLayer } from '../../../experiment/defaults.ts'
import type { Choice, DataProblem } from '../../../experiment/document.ts'
import { judge, moved, newLayer, offersAt } from './edits.ts'

const of = (id: string, values: Choice['parameters'] = {}): Choice => {
  const choice = defaultChoice(catalog, id)
  return { id, parameters: { ...choice.parameters, ...values } }
}
const withLayers = (id: string, layers: readonly Choice[]): DataProblem => {
  const problem = defaultDataProblem(id)
  return { ...problem, model: { ...problem.model, layers } }
}
const offer = (problem: DataProblem, at: number, id: string) =>
  offersAt(problem, at).find(({ definition }) => definition.id === id)!.outcome

describe('judge', () => {
  const images = withLayers('digits', [of('flatten')])
  it('takes what fits', () => {
    const layers = [of('convolution'), of('flatten'), denseLayer(32, 'relu')]
    expect(judge(images, layers, false)).toEqual({ fits: true, layers, added: [] })
  })
  it('puts a flatten layer in front where that makes it fit, and says where', () => {
    const outcome = judge(images, [of('convolution'), denseLayer(32, 'relu')], true)
    expect(outcome).toMatchObject({ fits: true, added: [1] })
    expect(outcome.fits && outcome.layers.map(({ id }) => id)).toEqual(['convolution', 'flatten', 'dense'])
  })
  it('puts it in front of the outputs too', () => {
    const outcome = judge(images, [of('convolution')], true)
    expect(outcome.fits && outcome.layers.map(({ id }) => id)).toEqual(['convolution', 'flatten'])
  })
  it('lets the flatten layer move up, where it stood further down', () => {
    const outcome = judge(images, [of('convolution'), denseLayer(32, 'relu'), of('flatten')], true)
    expect(outcome).toMatchObject({ fits: true, added: [1] })
    expect(outcome.fits && outcome.layers.map(({ id }) => id)).toEqual(['convolution', 'flatten', 'dense'])
  })
  it('refuses it unasked, naming the layer', () => {
    expect(judge(images, [of('convolution'), denseLayer(32, 'relu')], false)).toMatchObject({
      fits: false,
      reason: { en: 'Dense needs a flat input: put a Flatten layer in front of it.' },
    })
    expect(judge(images, [], false)).toMatchObject({
      fits: false,
      layer: 1,
      reason: { en: expect.stringMatching(/^The output layer needs a flat/) },
    })
  })
  it('names the layer by its present place, wherever the change would put it', () => {
    const layers = [of('convolution'), of('flatten'), denseLayer(32, 'relu')]
    const problem = withLayers('digits', layers)
    expect(judge(problem, layers.toSpliced(1, 1), false)).toMatchObject({ fits: false, layer: 2 })
    expect(judge(problem, moved(layers, 1, 0), true)).toMatchObject({ fits: false, layer: 0 })
    expect(
      judge(problem, layers.with(0, of('max-pooling', { size: 8 })).toSpliced(1, 0, of('max-pooling')), true),
    ).toMatchObject({ layer: 1 })
  })
  it('refuses what no layer in front can repair', () => {
    expect(judge(images, [of('flatten'), of('convolution')], true)).toMatchObject({
      fits: false,
      layer: 1,
      reason: { en: 'Convolution needs an image, of height, width and channels.' },
    })
    const large = [of('max-pooling', { size: 8 }), of('max-pooling', { size: 2 }), of('flatten')]
    expect(judge(images, large, true)).toMatchObject({
      layer: 1,
      reason: { en: 'Max pooling has a window larger than the image it gets.', zh: '最大池化窗口大于输入图像。' },
    })
  })
  it('refuses more layers than a model may have', () => {
    const many = Array.from({ length: 13 }, () => denseLayer(2, 'tanh'))
    expect(judge(defaultDataProblem('moons'), many, true)).toMatchObject({
      fits: false,
      reason: { en: expect.stringMatching(/at most 12/) },
    })
  })
})

describe('offersAt', () => {
  it('depends on the place', () => {
    const problem = withLayers('digits', [of('convolution'), of('flatten'), denseLayer(32, 'relu')])
    expect(offer(problem, 1, 'max-pooling').fits).toBe(true)
    expect(offer(problem, 2, 'max-pooling')).toMatchObject({ fits: false, layer: 2 })
    expect(offer(problem, 3, 'dense').fits).toBe(true)
    expect(offersAt(problem, 0)).toHaveLength(catalog.all.length)
  })
  it('of a dense layer in front of a convolution is refused: nothing makes an image of a list', () => {
    expect(offer(withLayers('digits', [of('convolution'), of('flatten')]), 0, 'dense')).toMatchObject({ fits: false })
  })
})

describe('newLayer', () => {
  it('takes after the nearest of its kind, or after the activations there are', () => {
    const layers = [of('convolution', { filters: 4, activation: 'gelu' }), of('flatten'), denseLayer(24, 'silu')]
    expect(newLayer(catalog.get('dense')!, layers, 3)).toEqual(denseLayer(24, 'silu'))
    expect(newLayer(catalog.get('convolution')!, layers, 3).parameters).toMatchObject({ filters: 4 })
    expect(newLayer(catalog.get('dense')!, layers.slice(0, 1), 1)).toEqual(denseLayer(8, 'gelu'))
    expect(newLayer(catalog.get('dense')!, [], 0)).toEqual(defaultChoice(catalog, 'dense'))
  })
})

it('moved changes the place of one layer', () => {
  const layers = [denseLayer(1, 'tanh'), denseLayer(2, 'tanh'), denseLayer(3, 'tanh')]
  expect(moved(layers, 0, 2).map(({ parameters }) => parameters.units)).toEqual([2, 3, 1])
  expect(moved(layers, 2, 0).map(({ parameters }) => parameters.units)).toEqual([3, 1, 2])
})
