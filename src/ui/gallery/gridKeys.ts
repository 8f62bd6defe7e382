/** Where an arrow key leads among cards that lie in rows. */

/** Left and top edge of a card. */
export interface Place {
  readonly left: number
  readonly top: number
}

/** The row after (1) or before (-1) that of the card `at`: its cards, by position; empty where there is none. */
function rowBeside(places: readonly Place[], at: number, direction: 1 | -1): number[] {
  const { top } = places[at]!
  const beyond = places.map((place) => direction * (place.top - top)).filter((distance) => distance > 1)
  const nearest = Math.min(...beyond)
  return places.flatMap((place, i) => (Math.abs(direction * (place.top - top) - nearest) <= 1 ? [i] : []))
}

/**
 * The card that a key leads to from the card `at`: left and right in reading order, up and down to the nearest in the
 * next row, Home and End to the ends. Undefined for another key; `at` itself where there is no further card.
 */
export function cardAfter(places: readonly Place[], at: number, key: string): number | undefined {
  const last = places.length - 1
  const move = { ArrowLeft: Math.max(0, at - 1), ArrowRight: Math.min(last, at + 1), Home: 0, End: last }[key]
  if (move !== undefined) return move
  const direction = { ArrowDown: 1, ArrowUp: -1 }[key] as 1 | -1 | undefined
  if (direction === undefined) return undefined
  const { left } = places[at]!
  const off = (i: number) => Math.abs(places[i]!.left - left)
  return rowBeside(places, at, direction).sort((a, b) => off(a) - off(b))[0] ?? at
}
