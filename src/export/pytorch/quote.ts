/** Texts and numbers as Python literals of printable ASCII, so that nothing in them can end the literal. */
/** A value as JSON in adjacent string literals, a line each: what `json.loads` of them gives. */
export function jsonLiteral(value: unknown): string {
  return jsonLines(value, '')
    .map((line) => line.replaceAll(/[^\x20-\x7e]/g, escaped))
    .map((line) => `    '${line.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`)
    .join('\n')
}

/** A UTF-16 unit as JSON writes it in ASCII. */
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON in lines: what is short stands on one. No string of JSON has a line break in it. */
function jsonLines(value: unknown, before: string): string[] {
  const short = before + JSON.stringify(value)
  if (short.length <= LINE || typeof value !== 'object' || value === null) return [short]
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const items = Array.isArray(value)
    ? value.map((item) => jsonLines(item, ''))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([name, item]) => jsonLines(item, `${JSON.stringify(name)}: `))
  const inner = items.flatMap((lines, i) =>
    i < items.length - 1 ? [...lines.slice(0, -1), `${lines.at(-1)},`] : lines,
  )
  return [before + open, ...inner.map((line) => ` ${line}`), close!]
}

/** Characters of JSON that stand on one line, and of base64 in a line. */
const LINE = 100
const WIDTH = 116

/** Numbers as float64 (little-endian), deflated with zlib's header, in base64: string literals, a line each. */
export async function numbersLiteral(numbers: Float64Array): Promise<string> {
  const bytes = new Uint8Array(8 * numbers.length)
  const view = new DataView(bytes.buffer)
  numbers.forEach((value, i) => view.setFloat64(8 * i, value, true))
  const text = base64(await deflated(bytes))
  const lines: string[] = []
  for (let at = 0; at < text.length; at += WIDTH) lines.push(`    '${text.slice(at, at + WIDTH)}',`)
  return lines.join('\n')
}

/** By the browser's own code (RFC 1950), which lets the page go on meanwhile. */
async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function base64(bytes: Uint8Array): string {
  // In pieces: a call takes only so many arguments. Multiples of 3 bytes need no padding between them.
  const piece = 3 * 8192
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) text += btoa(String.fromCharCode(...bytes.subarray(at, at + piece)))
  return text
}
