/** Where the units of a network stand: columns from the inputs to the outputs. */

export interface NetworkColumn {
  /** Left edge of its tiles. */
  readonly x: number
  /** Top edges of the tiles that are shown. */
  readonly tops: readonly number[]
  /** Units for which there is no room. */
  readonly more: number
}

export interface NetworkLayout {
  readonly columns: readonly NetworkColumn[]
  /** Side of a tile. */
  readonly tile: number
  /** Pixels from one tile to the next below it: what a finger or a pointer has to hit. */
  readonly pitch: number
  /** Of everything; greater than the frame where it has to be scrolled. */
  readonly width: number
  readonly height: number
}

/** Height of a column's title. */
export const titleHeight = 44
/** Height of the line that says how many more units there are. */
export const moreHeight = 20
const edge = 14
const largest = 58
/** Between two columns at least, for the links, and at most, so that a small network does not fall apart. */
const leastGap = 46
const mostGap = 150
/** Units that are shown on any screen: more than fit are reached by scrolling there. */
const always = 8
/** Units that are shown at most. */
export const mostUnits = 32

/** `pitch` is the least distance between two tiles. */
export function networkLayout(
  units: readonly number[],
  frame: { readonly width: number; readonly height: number },
  leastPitch: number,
): NetworkLayout {
  const room = frame.height - titleHeight - moreHeight
  const fits = Math.min(mostUnits, Math.max(always, Math.floor(room / leastPitch)))
  const shown = units.map((count) => Math.min(count, fits))
  const most = Math.max(1, ...shown)
  const pitch = Math.max(leastPitch, Math.min(largest + 10, Math.floor(room / most)))
  const tile = Math.min(largest, pitch - Math.max(4, Math.round(pitch * 0.14)))
  const height = Math.max(frame.height, titleHeight + most * pitch + moreHeight)
  const wanted = (frame.width - 2 * edge - units.length * tile) / Math.max(1, units.length - 1)
  const step = tile + Math.max(leastGap, Math.min(mostGap, wanted))
  const span = tile + (units.length - 1) * step
  const width = Math.max(frame.width, Math.ceil(span + 2 * edge))
  const left = (width - span) / 2
  const middle = titleHeight + (height - titleHeight - moreHeight) / 2
  const columns = shown.map((count, column): NetworkColumn => {
    const top = middle - (count * pitch) / 2 + (pitch - tile) / 2
    return {
      x: left + column * step,
      tops: Array.from({ length: count }, (_, unit) => top + unit * pitch),
      more: units[column]! - count,
    }
  })
  return { columns, tile, pitch, width, height }
}

/** The unit of a column whose middle is nearest to that of another tile. */
export function nearestUnit({ tops }: NetworkColumn, top: number): number {
  let best = 0
  tops.forEach((other, unit) => {
    if (Math.abs(other - top) < Math.abs(tops[best]! - top)) best = unit
  })
  return best
}
