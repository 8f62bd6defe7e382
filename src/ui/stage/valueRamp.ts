/** Colours of numbers between two ends: from blue over the ground to orange, for predicted fields and the samples on them. */
import { channels, mix, type Palette } from '../canvas/palette.ts'
import { token } from '../theme/tokens.ts'

/** The colours at 0, a quarter, half, three quarters and 1. */
export function rampStops({ scheme, panel }: Palette): readonly string[] {
  return [
    token('class-0-point', scheme),
    token('class-0-field', scheme),
    panel,
    token('class-1-field', scheme),
    token('class-1-point', scheme),
  ]
}

/** The colour of a share from 0 to 1; shares beyond are held at the ends. */
export function rampColour(stops: readonly string[], share: number): string {
  const at = Math.max(0, Math.min(1, share)) * (stops.length - 1)
  const left = Math.min(stops.length - 2, Math.floor(at))
  return mix(stops[left]!, stops[left + 1]!, at - left)
}

const levels = 128
const tables = new WeakMap<Palette, Uint8Array>()

/** Red, green and blue for each level. */
function table(palette: Palette): Uint8Array {
  const known = tables.get(palette)
  if (known) return known
  const stops = rampStops(palette)
  const made = Uint8Array.from(
    Array.from({ length: levels }, (_, level) => channels(rampColour(stops, level / (levels - 1)))).flat(),
  )
  tables.set(palette, made)
  return made
}

/** RGBA of each value between `low` and `high`; transparent where a value is not finite. */
export function rampPixels(
  values: Float32Array,
  low: number,
  high: number,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const lookup = table(palette)
  const pixels = new Uint8ClampedArray(values.length * 4)
  for (let i = 0; i < values.length; i++) {
    const share = (values[i]! - low) / (high - low)
    if (!Number.isFinite(share)) continue
    const at = 3 * Math.round(Math.max(0, Math.min(1, share)) * (levels - 1))
    pixels[4 * i] = lookup[at]!
    pixels[4 * i + 1] = lookup[at + 1]!
    pixels[4 * i + 2] = lookup[at + 2]!
    pixels[4 * i + 3] = 255
  }
  return pixels
}

/** Ends of a ramp over the targets; never equal. */
export function rangeOf(values: ArrayLike<number>): readonly [low: number, high: number] {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!)
    high = Math.max(high, values[i]!)
  }
  if (!(low <= high)) return [0, 1]
  return low < high ? [low, high] : [low - 1, high + 1]
}
