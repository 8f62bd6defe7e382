import { expect, it } from 'vitest'
import { monomials } from '../../../engine/features.ts'
import { inputName } from './inputName.ts'

it('names features in the order of the engine', () => {
  const names = Array.from({ length: 9 }, (_, index) => inputName(index, undefined))
  expect(names).toEqual(['x₁', 'x₂', 'x₁²', 'x₁x₂', 'x₂²', 'x₁³', 'x₁²x₂', 'x₁x₂²', 'x₂³'])
  const plain = (power: number, name: string) => (power === 0 ? '' : power === 1 ? name : `${name}^${power}`)
  expect(
    monomials(2, 3).map(([a, b]) => [plain(a!, 'a'), plain(b!, 'b')].filter((part) => part !== '').join('·')),
  ).toEqual(names.map((_, index) => inputName(index, ['a', 'b']).replaceAll('²', '^2').replaceAll('³', '^3')))
})
