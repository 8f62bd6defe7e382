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
export const titleHeight = 40
/** Height of the line that says how many more units there are. */
export const moreHeight = 16
/** Below the last tile. */
const foot = 6
/** From the middle of the first and of the last tile to the edge, so that their titles fit. */
const edge = 34
const largest = 58
/** Between two columns at least, for the links (less on a phone), and at most, so that a small network does not fall apart. */
const leastGap = 46
const leastOnPhones = 28
const phone = 320
const mostGap = 150
/** Units that are shown at most. */
export const mostUnits = 32

/** What a tile needs: the distance to the next at least, and how many a layer shows even where they have to be scrolled. */
export interface Least {
  readonly pitch: number
  readonly units: number
}

export function networkLayout(
  units: readonly number[],
  frame: { readonly width: number; readonly height: number },
  least: Least,
): NetworkLayout {
  const fitting = (room: number) => Math.min(mostUnits, Math.max(least.units, Math.floor(room / least.pitch)))
  const all = Math.max(...units) <= fitting(frame.height - titleHeight - foot)
  const head = titleHeight + (all ? 0 : moreHeight)
  const room = frame.height - head - foot
  const fits = fitting(room)
  const shown = units.map((count) => Math.min(count, fits))
  const most = Math.max(1, ...shown)
  const pitch = Math.max(least.pitch, Math.min(largest + 10, Math.floor(room / most)))
  const tile = Math.min(largest, pitch - Math.max(4, Math.round(pitch * 0.14)))
  const height = Math.max(frame.height, head + most * pitch + foot)
  const wanted = (frame.width - 2 * edge - (units.length - 1) * tile) / Math.max(1, units.length - 1)
  const step = tile + Math.max(frame.width < phone ? leastOnPhones : leastGap, Math.min(mostGap, wanted))
  const span = tile + (units.length - 1) * step
  const width = Math.max(frame.width, Math.ceil(span - tile + 2 * edge))
  const left = (width - span) / 2
  const middle = head + (height - head - foot) / 2
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
