import { mix } from '../canvas/palette.ts'

/** Number of bands of the stage's ramp. */
export const bandCount = 18

/** The colours of the bands, from deep to high, taken evenly along the stops. */
export function bandColours(stops: readonly string[], count = bandCount): string[] {
  return Array.from({ length: count }, (_, band) => {
    const at = (band / (count - 1)) * (stops.length - 1)
    const left = Math.min(stops.length - 2, Math.floor(at))
    return mix(stops[left]!, stops[left + 1]!, at - left)
  })
}
