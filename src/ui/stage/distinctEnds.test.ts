import { expect, it } from 'vitest'
import { distinctEnds } from './distinctEnds.ts'

it('leaves out the words that all names begin with', () => {
  expect(distinctEnds(['cultivar 1', 'cultivar 2', 'cultivar 13'])).toEqual(['1', '2', '13'])
  expect(distinctEnds(['品种 1', '品种 2'])).toEqual(['1', '2'])
  expect(distinctEnds(['red apple a', 'red apple b', 'red pear'])).toEqual(['apple a', 'apple b', 'pear'])
})

it('cuts no word, and leaves nothing empty', () => {
  for (const names of [
    ['setosa', 'versicolor', 'virginica'],
    ['versicolor', 'virginica'],
    ['a', 'a b'],
    ['one two'],
    ['a ', 'a b'],
    [],
  ])
    expect(distinctEnds(names)).toEqual(names)
})
