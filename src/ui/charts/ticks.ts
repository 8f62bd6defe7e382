/** Round numbers on axes. */

/** Numbers 1, 2 or 5 times a power of ten apart, at most about `count` of them, within [min, max]. */
export function linearTicks(min: number, max: number, count = 5): number[] {
  if (!(max > min)) return [min]
  const rough = (max - min) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const digit = rough / power
  const step = (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power
  const ticks: number[] = []
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) ticks.push(tidy(i * step))
  return ticks
}

/**
 * Powers of ten within [min, max], every n-th where they are many; over less than two decades also 2 and 5 times one.
 */
export function logTicks(min: number, max: number, count = 6): number[] {
  if (!(min > 0) || !(max > min)) return [min]
  const low = Math.ceil(Math.log10(min) - 1e-9)
  const high = Math.floor(Math.log10(max) + 1e-9)
  if (Math.log10(max / min) < 2) {
    const ticks: number[] = []
    for (let power = low - 1; power <= high; power++)
      for (const digit of [1, 2, 5]) {
        const tick = tidy(digit * 10 ** power)
        if (tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9)) ticks.push(tick)
      }
    return ticks
  }
  const every = [1, 2, 3, 4, 5, 10, 20, 50, 100].find((n) => (high - low) / n < count) ?? 200
  const ticks: number[] = []
  for (let power = Math.ceil(low / every) * every; power <= high; power += every) ticks.push(10 ** power)
  return ticks
}

/** The next of 1, 1.5, 2, 3, 4, 5, 6, 8, 10 times a power of ten at or above a positive number. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const digit = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step >= (value / power) * (1 - 1e-9)) ?? 10
  return tidy(digit * power)
}

/** At most `most` of the ticks: on a log axis the powers of ten first, else every n-th. */
export function thinTicks(ticks: readonly number[], log: boolean, most: number): readonly number[] {
  if (ticks.length <= most) return ticks
  const powers = log ? ticks.filter((tick) => Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9) : ticks
  const kept = powers.length >= 2 ? powers : ticks
  const every = Math.ceil(kept.length / Math.max(1, most))
  return kept.filter((_, i) => (kept.length - 1 - i) % every === 0)
}

/** How a tick is written: plain digits from 0.001 to below `limit`, else a power of ten to be raised. */
export function tickText(value: number, limit = 1e5): { text: string; exponent: number | null } {
  const size = Math.abs(value)
  if (size !== 0 && (size < 0.000999 || size >= limit * 0.999999)) {
    const [mantissa = '', exponent = '0'] = Number(value.toPrecision(6)).toExponential().split('e')
    const digits = mantissa === '1' ? '10' : mantissa === '-1' ? '−10' : `${mantissa.replace('-', '−')}·10`
    return { text: digits, exponent: Number(exponent) }
  }
  const [whole = '0', part] = String(tidy(size)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return { text: `${value < 0 ? '−' : ''}${grouped}${part === undefined ? '' : `.${part}`}`, exponent: null }
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
