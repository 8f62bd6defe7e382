import { describe, expect, it } from 'vitest'
import { matching } from './matching.ts'

const groups = [
  {
    label: 'Gradient and momentum',
    options: [
      { value: 'sgd', label: 'SGD', summary: 'Walks straight downhill.', keywords: '随机梯度下降 sgd' },
      { value: 'qhm', label: 'QHM', summary: 'Mixes a gradient with a velocity.' },
    ],
  },
  { label: 'A step size per parameter', options: [{ value: 'adam', label: 'Adam', summary: 'Scaled momentum.' }] },
]
const found = (query: string) => matching(groups, query).flatMap(({ options }) => options.map(({ value }) => value))

describe('the search of a long list', () => {
  it('finds all for an empty query', () => expect(found('  ')).toEqual(['sgd', 'qhm', 'adam']))
  it('finds by name in any case', () => expect(found('ada')).toEqual(['adam']))
  it('finds by keyword', () => expect(found('梯度')).toEqual(['sgd']))
  it('finds by the name of the group, and only then by summary', () => {
    expect(found('momentum')).toEqual(['sgd', 'qhm'])
    expect(found('velocity')).toEqual(['qhm'])
  })
  it('wants every word', () => {
    expect(found('gradient sgd')).toEqual(['sgd'])
    expect(found('gradient adam')).toEqual([])
  })
  it('leaves groups out that have nothing left', () => expect(matching(groups, 'adam')).toHaveLength(1))
})
