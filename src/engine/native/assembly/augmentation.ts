/** What training samples go through before the first operation: whole-pixel shifts, and noise on every input. */
import { lanesOf } from './lanes'
import { rowAt } from './panels'
import { randomBelow, randomNormal } from './random'

@unmanaged
export class Augmentation {
  /** The random stream. */
  stream: usize
  /** Largest shift, in pixels; 0 where samples are no images. */
  shift: i32
  /** Samples are [height, width, channels]. */
  height: i32
  width: i32
  channels: i32
  unused: i32
  /** Deviation of the noise. */
  noise: f64
}

/**
 * Panels of the given rows, like `gather`, each moved down and to the right by whole numbers from [-shift, shift], with
 * zeros where nothing was, and with noise. For each sample in turn the two shifts are drawn, then the noise of its
 * inputs.
 */
export function gatherAugmented<T>(
  augmentation: Augmentation,
  data: usize,
  features: i32,
  indices: usize,
  rows: i32,
  into: usize,
): void {
  const lanes = lanesOf<T>()
  const panelSize = (<usize>features) << 4
  for (let i = 0; i < rows; i++) {
    const panel = i / lanes
    const lane = <usize>(i - panel * lanes)
    const at = into + (<usize>panel) * panelSize + lane * sizeof<T>()
    augment<T>(augmentation, rowAt<T>(data, features, indices, 0, i, rows), at)
  }
  // The padding repeats the last sample.
  for (let i = rows; i % lanes != 0; i++) {
    let at = into + (<usize>(i / lanes)) * panelSize + (<usize>(i % lanes)) * sizeof<T>()
    for (const end = at + panelSize; at < end; at += 16) store<T>(at, load<T>(at - sizeof<T>()))
  }
}

/** One sample, into its lane. */
function augment<T>(augmentation: Augmentation, from: usize, into: usize): void {
  const shift = augmentation.shift
  const noise = augmentation.noise
  const stream = augmentation.stream
  let down = 0
  let right = 0
  if (shift > 0) {
    down = <i32>randomBelow(stream, 2 * shift + 1) - shift
    right = <i32>randomBelow(stream, 2 * shift + 1) - shift
  }
  for (let row = -down; row < augmentation.height - down; row++)
    for (let column = -right; column < augmentation.width - right; column++) {
      const inside = row >= 0 && row < augmentation.height && column >= 0 && column < augmentation.width
      const pixel = (row * augmentation.width + column) * augmentation.channels
      for (let channel = 0; channel < augmentation.channels; channel++, into += 16) {
        let value = inside ? load<T>(from + (<usize>(pixel + channel)) * sizeof<T>()) : <T>0
        if (noise > 0) value = <T>(<f64>value + noise * randomNormal(stream))
        store<T>(into, value)
      }
    }
}
