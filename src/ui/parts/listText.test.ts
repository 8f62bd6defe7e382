import { describe, expect, it } from 'vitest'
import type { ListParameter } from '../../catalog/definition.ts'
import { fitsList, listText, readList } from './listText.ts'

const text = { en: '', zh: '' }
const parameter = (rest: Partial<ListParameter>): ListParameter => ({
  ...{ kind: 'list', label: text, description: text, default: [1], min: 0, max: 10, least: 1, most: 3 },
  ...rest,
})

describe('a list of numbers', () => {
  it('is read with any separator', () => {
    expect(readList('0, 0.9, 0.99')).toEqual([0, 0.9, 0.99])
    expect(readList(' 1，2、3;4 5 ')).toEqual([1, 2, 3, 4, 5])
    expect(readList('10^-3, −1')).toEqual([0.001, -1])
    expect(readList('')).toEqual([])
  })

  it('keeps the place of what is no number', () => expect(readList('1, x')).toEqual([1, NaN]))

  it('is written so that it is read again', () => {
    const values = [0, 0.9999, 1e-7, -3]
    expect(readList(listText(values))).toEqual(values)
  })

  it('has a range, limits included', () => {
    expect(fitsList([0, 10], parameter({}))).toBe(true)
    expect(fitsList([0, 10.1], parameter({}))).toBe(false)
    expect(fitsList([NaN], parameter({}))).toBe(false)
  })

  it('has a length', () => {
    expect(fitsList([], parameter({}))).toBe(false)
    expect(fitsList([1, 2, 3, 4], parameter({}))).toBe(false)
    expect(fitsList([], parameter({ least: 0 }))).toBe(true)
  })

  it('may be whole, and may have to rise', () => {
    expect(fitsList([1.5], parameter({ integer: true }))).toBe(false)
    expect(fitsList([2, 2], parameter({}))).toBe(true)
    expect(fitsList([2, 2], parameter({ ascending: true }))).toBe(false)
    expect(fitsList([2, 3], parameter({ ascending: true, integer: true }))).toBe(true)
  })
})
