/** Words in a PNG file: international text chunks (iTXt, PNG 1.2, 4.2.3.3). */
import { crc32 } from '../experiment/crc32.ts'

/** Length of the signature and of the header chunk that follows it. */
const HEAD = 8 + 25

/** The PNG with texts by keyword (Latin letters, at most 79) after its header. Throws where the bytes are no PNG. */
export function withTexts(
  png: Uint8Array<ArrayBuffer>,
  texts: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const signature = [137, 80, 78, 71, 13, 10, 26, 10]
  if (png.length < HEAD || !signature.every((byte, index) => png[index] === byte))
    throw new Error(`withTexts: the bytes must be a PNG file, got ${png.length} bytes that are not`)
  const chunks = Object.entries(texts).map(([keyword, text]) => chunk(keyword, text))
  const result = new Uint8Array(png.length + chunks.reduce((sum, { length }) => sum + length, 0))
  result.set(png.subarray(0, HEAD))
  let at = HEAD
  for (const one of chunks) {
    result.set(one, at)
    at += one.length
  }
  result.set(png.subarray(HEAD), at)
  return result
}

/** Length, type, keyword, 0, uncompressed (0, 0), no language (0), no translated keyword (0), UTF-8 text, CRC. */
function chunk(keyword: string, text: string): Uint8Array {
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`)
  const bytes = new Uint8Array(body.length + 8)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, body.length - 4)
  bytes.set(body, 4)
  let latin = ''
  for (const byte of body) latin += String.fromCharCode(byte)
  view.setUint32(body.length + 4, crc32(latin))
  return bytes
}
