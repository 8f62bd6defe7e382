/** Sliders move on positions 0 to `steps`; a scale maps them to values that are round enough to read. */

export interface Range {
  readonly min: number
  readonly max: number
  readonly scale: 'linear' | 'log'
  readonly integer?: boolean
}

/** Keyboard steps from one end of a slider to the other. */
export const positions = 200

/** The smallest value above 0 of a logarithmic range that begins at 0. */
const floorOf = ({ min, max, integer }: Range): number => (min > 0 ? min : integer ? 1 : max * 1e-7)

function roundTo(x: number, digits: number): number {
  return Number(x.toPrecision(digits))
}

/** The number of positions: whole numbers in a short linear range get one each. */
export function positionsOf(range: Range): number {
  const { min, max, scale, integer } = range
  return integer && scale === 'linear' && max - min <= positions ? max - min : positions
}

/** The position, a fraction allowed, of a value; values outside are held at the ends. */
export function positionOf(value: number, range: Range): number {
  const { min, max, scale } = range
  const last = positionsOf(range)
  if (value <= min) return 0
  if (value >= max) return last
  if (scale === 'linear' || min < 0) return ((value - min) / (max - min)) * last
  const low = floorOf(range)
  const share = Math.log(Math.max(value, low) / low) / Math.log(max / low)
  return min > 0 ? share * last : 1 + share * (last - 1)
}

/** The value at a position: three significant digits, or a step of the linear range, whole where it must be. */
export function valueAt(position: number, range: Range): number {
  const { min, max, scale, integer } = range
  const last = positionsOf(range)
  if (position <= 0) return min
  if (position >= last) return max
  let value: number
  if (scale === 'linear' || min < 0) {
    const raw = min + ((max - min) * position) / last
    const unit = 10 ** Math.floor(Math.log10((max - min) / last))
    value = roundTo(Math.round(raw / unit) * unit, 12)
  } else {
    const low = floorOf(range)
    const share = min > 0 ? position / last : (position - 1) / (last - 1)
    value = roundTo(low * (max / low) ** share, share > 0 && integer ? 3 : 2)
  }
  if (integer) value = Math.round(value)
  return Math.min(max, Math.max(min, value))
}
