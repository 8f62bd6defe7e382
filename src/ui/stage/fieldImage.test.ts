import { expect, it } from 'vitest'
import { channels } from '../canvas/palette.ts'
import { classField, classPoint, classShape } from './classLook.ts'
import { decide } from './decision.ts'
import { fieldPixels } from './fieldImage.ts'

it('paints certainty in the colour of the class and doubt paler', () => {
  const pixels = fieldPixels(decide(Float32Array.from([-40, 0, 1, 40]), 1, 2, 'sigmoid'), 2, 'light')
  expect([...pixels.subarray(0, 3)]).toEqual(channels(classField(0, 'light')))
  expect([...pixels.subarray(12, 15)]).toEqual(channels(classField(1, 'light')))
  expect(pixels[4]!).toBeGreaterThan(pixels[0]!)
})

it('survives outputs that are not finite', () => {
  expect(fieldPixels(decide(Float32Array.from([NaN, 1, 2, 3]), 1, 2, 'sigmoid'), 2, 'dark')[3]).toBe(255)
})

it('has its own colour and marker for six classes', () => {
  for (const scheme of ['light', 'dark'] as const)
    expect(new Set([0, 1, 2, 3, 4, 5].map((label) => classPoint(label, scheme))).size).toBe(6)
  expect(new Set([0, 1, 2, 3, 4, 5].map(classShape)).size).toBe(6)
})
