import { expect, it } from 'vitest'
import { growthOf, rem } from './growth.ts'

it('grows nothing up to 2000 px, then with the window, by the direction that has less room', () => {
  for (const [width, height] of [
    [390, 844],
    [1024, 768],
    [1440, 900],
    [1920, 1080],
    [3440, 1000],
  ] as const)
    expect(growthOf(width, height)).toBe(1)
  expect(growthOf(2560, 1440)).toBe(1.28)
  expect(growthOf(3840, 2160)).toBe(1.92)
  expect(growthOf(3440, 1440)).toBe(1.3)
  expect(growthOf(9000, 9000)).toBe(3)
})

it('writes pixels as rem', () => {
  expect(rem(24)).toBe('1.5rem')
})
