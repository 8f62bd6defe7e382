import { expect, it } from 'vitest'
import { partsOf } from './fill.ts'

it('cuts a text at its places', () => {
  expect(partsOf('[name] reached [target] first.')).toEqual(['', 'name', ' reached ', 'target', ' first.'])
  expect(partsOf('plain')).toEqual(['plain'])
})
