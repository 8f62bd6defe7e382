import { expect, it } from 'vitest'
import { chosen } from './chosen.ts'

it('takes those of a list, in their own order, or all; a name that is not there is refused', () => {
  const all = [{ name: 'a' }, { name: 'b' }, { name: 'c' }]
  expect(chosen(all, 'c,a')).toEqual([{ name: 'a' }, { name: 'c' }])
  expect(chosen(all, undefined)).toEqual(all)
  expect(() => chosen(all, 'a,x')).toThrow("there is no 'x', only a, b, c")
})
