import { expect, it } from 'vitest'
import { namedRacers } from './named.ts'

it('names all of six', () => expect([...namedRacers([3, 1, 2, 4, 5, 6], null)]).toHaveLength(6))
it('names the selected, the first three and the last of more', () => {
  expect([...namedRacers([7, 1, 2, 3, 4, 5, 6], 4)].sort()).toEqual([1, 2, 4, 6, 7])
  expect([...namedRacers([7, 1, 2, 3, 4, 5, 6], 99)].sort()).toEqual([1, 2, 6, 7])
})
