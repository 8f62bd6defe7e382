/** How numbers are written: four significant digits, a true minus, m·10ⁿ beyond 10⁻² and 10⁴. */

/** A number in writing: a mantissa, and the power of ten where there is one. */
export interface Written {
  /** With a true minus; empty where the number is a bare power of ten. */
  readonly mantissa: string
  readonly exponent: number | null
}

const minus = '−'
/** Shown where there is no number yet. */
export const none = '–'

const trueMinus = (text: string): string => text.replaceAll('-', minus)
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

function power(x: number, digits: number): Written {
  const [mantissa = '', exponent = '0'] = x.toExponential(digits - 1).split('e')
  return { mantissa: trueMinus(mantissa), exponent: Number(exponent) }
}

/** A measured number, with a fixed number of digits so that columns do not move: 3.817, 15.29, 0.0563, 2.97·10⁻¹⁰. */
export function measured(x: number): Written {
  if (Number.isNaN(x)) return { mantissa: none, exponent: null }
  if (!Number.isFinite(x)) return { mantissa: x > 0 ? '∞' : `${minus}∞`, exponent: null }
  const size = Math.abs(x)
  if (size === 0) return { mantissa: '0', exponent: null }
  if (size < 0.00995 || size >= 9999.5) return power(x, 3)
  if (size < 1) return { mantissa: trueMinus(x.toFixed(4)), exponent: null }
  return { mantissa: trueMinus(x.toPrecision(4)), exponent: null }
}

/** A number somebody chose, as short as it is exact to six digits: 0.0312, 60, 10⁻⁶, 2.5·10⁻⁸. */
export function chosen(x: number): Written {
  if (!Number.isFinite(x)) return measured(x)
  const size = Math.abs(x)
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    const [mantissa = '', exponent = '0'] = Number(x.toPrecision(6)).toExponential().split('e')
    return { mantissa: mantissa === '1' ? '' : trueMinus(mantissa), exponent: Number(exponent) }
  }
  const text = String(Number(x.toPrecision(8)))
  const [whole = '0', part] = text.split('.')
  return { mantissa: trueMinus(part === undefined ? grouped(whole) : `${grouped(whole)}.${part}`), exponent: null }
}

const raised: Record<string, string> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

/** A written number as one string, for labels read aloud, titles and canvases. */
export function plain({ mantissa, exponent }: Written): string {
  if (exponent === null) return mantissa
  const ten = `10${[...String(exponent)].map((digit) => raised[digit]).join('')}`
  return mantissa === '' ? ten : `${mantissa}·${ten}`
}

/** A whole number with thousands separators: 1,240. */
export function count(x: number): string {
  return trueMinus(grouped(String(Math.round(x))))
}

/** A share as a percentage with one digit: 0.89 is "89.0 %". */
export function percent(x: number): string {
  return Number.isFinite(x) ? `${(100 * x).toFixed(1)} %` : none
}

/** How a chosen number is typed into a field: `1e-6`, `0.0312`, a true minus. */
export function typed(x: number): string {
  return trueMinus(String(Number(x.toPrecision(8))))
}

/** Reads what people type: `0.1`, `1e-6`, `1·10^-6`, `10^-6`, `1,000`, `−3`, `16°`, `50 %`. NaN where it is no number. */
export function readNumber(text: string): number {
  const bare = text
    .replaceAll(minus, '-')
    .replaceAll(/[\s,°%]/g, '')
    .replaceAll('×', '·')
    .replaceAll('*', '·')
  const powerOfTen = /^(?:([-+]?[\d.]+)·)?([-+]?)10\^([-+]?\d+)$/.exec(bare)
  if (powerOfTen) {
    const [, mantissa = '1', sign = '', exponent = '0'] = powerOfTen
    return Number(`${sign}${mantissa}e${exponent}`)
  }
  return bare === '' ? Number.NaN : Number(bare)
}
