import { describe, expect, it } from 'vitest'
import { chosen, count, measured, percent, plain, readNumber, typed } from './format.ts'

describe('measured', () => {
  it.each([
    [3.8172, '3.817'],
    [15.294, '15.29'],
    [1234.5, '1235'],
    [0.05634, '0.0563'],
    [0.9, '0.9000'],
    [-66.789, '−66.79'],
    [2.974e-10, '2.97·10⁻¹⁰'],
    [123456, '1.23·10⁵'],
    [0, '0'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('writes %s as %s', (x, text) => expect(plain(measured(x))).toBe(text))

  it('never shows more digits for a number that rounds up to the limit', () => {
    expect(plain(measured(9999.9))).toBe('1.00·10⁴')
  })
})

describe('chosen', () => {
  it.each([
    [0.0312, '0.0312'],
    [0.0001, '0.0001'],
    [1e-6, '10⁻⁶'],
    [2.5e-8, '2.5·10⁻⁸'],
    [-1e-6, '−1·10⁻⁶'],
    [5000, '5,000'],
    [0.1 + 0.2, '0.3'],
    [-8.4, '−8.4'],
  ])('writes %s as %s', (x, text) => expect(plain(chosen(x))).toBe(text))
})

describe('readNumber', () => {
  it.each([
    ['0.1', 0.1],
    ['1e-6', 1e-6],
    ['10^-6', 1e-6],
    ['2.5·10^-8', 2.5e-8],
    ['−3', -3],
    ['1,000', 1000],
    ['16°', 16],
    ['50 %', 50],
  ])('reads %s', (text, x) => expect(readNumber(text)).toBeCloseTo(x, 15))

  it.each(['', 'abc', '1..2', '--3'])('refuses "%s"', (text) => expect(readNumber(text)).toBeNaN())

  it('reads back what a field shows', () => {
    for (const x of [0.0312, 1e-6, -8.4, 12345, 2.5e-8]) expect(readNumber(typed(x))).toBe(x)
  })
})

describe('count and percent', () => {
  it('groups thousands', () => expect(count(1234567)).toBe('1,234,567'))
  it('has one digit and a space before the sign', () => expect(percent(0.89)).toBe('89.0 %'))
})
