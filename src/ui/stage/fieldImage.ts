/** The field of a classifier as pixels: the colour of the chosen class, paler where it is less certain. */
import { channels, mix } from '../canvas/palette.ts'
import type { Scheme } from '../theme/racers.ts'
import { token } from '../theme/tokens.ts'
import { classField } from './classLook.ts'
import type { Decision } from './decision.ts'

const levels = 64
const tables = new Map<string, Uint8Array>()

/** Red, green, blue for each level of certainty of each class. */
function table(classes: number, scheme: Scheme): Uint8Array {
  const key = `${classes} ${scheme}`
  let found = tables.get(key)
  if (found) return found
  found = new Uint8Array(classes * levels * 3)
  const ground = scheme === 'light' ? token('panel', scheme) : token('sunken', scheme)
  for (let label = 0; label < classes; label++)
    for (let level = 0; level < levels; level++) {
      const share = (level / (levels - 1)) ** 0.6
      found.set(channels(mix(ground, classField(label, scheme), 0.12 + 0.88 * share)), (label * levels + level) * 3)
    }
  tables.set(key, found)
  return found
}

/** RGBA of each grid point, [size, size, 4]; `classes` is the number of classes, at least 2. */
export function fieldPixels(decision: Decision, classes: number, scheme: Scheme): Uint8ClampedArray<ArrayBuffer> {
  const lookup = table(classes, scheme)
  const least = 1 / classes
  const pixels = new Uint8ClampedArray(decision.classes.length * 4)
  for (let i = 0; i < decision.classes.length; i++) {
    const certainty = (decision.confidence[i]! - least) / (1 - least)
    const level = certainty > 0 ? Math.round(Math.min(1, certainty) * (levels - 1)) : 0
    const at = (decision.classes[i]! * levels + level) * 3
    pixels[4 * i] = lookup[at]!
    pixels[4 * i + 1] = lookup[at + 1]!
    pixels[4 * i + 2] = lookup[at + 2]!
    pixels[4 * i + 3] = 255
  }
  return pixels
}
