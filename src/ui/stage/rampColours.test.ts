import { expect, it } from 'vitest'
import { ramp } from '../theme/tokens.ts'
import { bandColours } from './rampColours.ts'

it('goes from the first stop to the last in 18 different colours', () => {
  for (const stops of [ramp.light, ramp.dark]) {
    const colours = bandColours(stops)
    expect(colours[0]).toBe(stops[0]!.toLowerCase())
    expect(colours.at(-1)).toBe(stops.at(-1)!.toLowerCase())
    expect(new Set(colours).size).toBe(18)
  }
})
