/** Texts and numbers as Python literals of printable ASCII, so that nothing in them can end the literal. */
import { zlibSync } from 'fflate'

/** A value as JSON in adjacent string literals, a line each: what `json.loads` of them gives. */
export function jsonLiteral(value: unknown): string {
  return JSON.stringify(value, undefined, 1)
    .replaceAll(/[^\n\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .split('\n')
    .map((line) => `    '${line.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`)
    .join('\n')
}

/** Characters of base64 in a line. */
const WIDTH = 116

/** Numbers as float64 (little-endian), deflated with zlib's header, in base64: string literals, a line each. */
export function numbersLiteral(numbers: Float64Array): string {
  const bytes = new Uint8Array(8 * numbers.length)
  const view = new DataView(bytes.buffer)
  numbers.forEach((value, i) => view.setFloat64(8 * i, value, true))
  const text = base64(zlibSync(bytes, { level: 9 }))
  const lines: string[] = []
  for (let at = 0; at < text.length; at += WIDTH) lines.push(`    '${text.slice(at, at + WIDTH)}',`)
  return lines.join('\n')
}

function base64(bytes: Uint8Array): string {
  // In pieces: a call takes only so many arguments. Multiples of 3 bytes need no padding between them.
  const piece = 3 * 8192
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) text += btoa(String.fromCharCode(...bytes.subarray(at, at + piece)))
  return text
}
