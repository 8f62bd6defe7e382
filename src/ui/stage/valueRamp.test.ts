import { describe, expect, it } from 'vitest'
import type { Palette } from '../canvas/palette.ts'
import { rampColour, rampPixels, rampStops, rangeOf } from './valueRamp.ts'

const palette = { scheme: 'light', panel: '#FFFFFF' } as Palette
const stops = rampStops(palette)

describe('the ramp of values', () => {
  it('goes from one end over the ground to the other, and stays there', () => {
    expect(rampColour(stops, 0)).toBe(stops[0]!.toLowerCase())
    expect(rampColour(stops, 0.5)).toBe('#ffffff')
    expect(rampColour(stops, 7)).toBe(stops[4]!.toLowerCase())
    expect(rampColour(stops, -7)).toBe(stops[0]!.toLowerCase())
  })
  it('paints values between its ends, and none that is not finite', () => {
    const pixels = rampPixels(Float32Array.of(0, 10, NaN, 99), 0, 10, palette)
    expect([...pixels.slice(0, 4)]).toEqual([0x2f, 0x60, 0x9f, 255])
    expect([...pixels.slice(4, 8)]).toEqual([0xa2, 0x5a, 0x06, 255])
    expect(pixels[11]).toBe(0)
    expect([...pixels.slice(12)]).toEqual([...pixels.slice(4, 8)])
  })
  it('spans the targets, with room where all are equal', () => {
    expect(rangeOf([3, -1, 2])).toEqual([-1, 3])
    expect(rangeOf([5, 5])).toEqual([4, 6])
    expect(rangeOf([])).toEqual([0, 1])
  })
})
