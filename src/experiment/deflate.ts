/** Text to raw deflate with a preset dictionary and back, the way back as a stream that stops at a limit. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'

/** What is inflated at once: at most 64 bytes grow to some 66,000, so the limit is never passed by much. */
const PIECE = 64

export function deflateText(text: string, dictionary: string): Uint8Array {
  return deflateSync(strToU8(text), { level: 9, dictionary: strToU8(dictionary) })
}

/**
 * The text of deflated bytes; 'oversized' where it would have more than `limit` bytes, undefined where the bytes are not the whole of
 * something deflated. (fflate's own output buffer of a given size would cut the text off without a word.)
 */
export function inflateText(bytes: Uint8Array, dictionary: string, limit: number): string | 'oversized' | undefined {
  const pieces: Uint8Array[] = []
  let length = 0
  let ended = false
  const stream = new Inflate({ dictionary: strToU8(dictionary) }, (piece, final) => {
    pieces.push(piece)
    length += piece.length
    ended = final
  })
  try {
    for (let at = 0; at < bytes.length && length <= limit; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  } catch {
    return undefined
  }
  if (length > limit) return 'oversized'
  if (!ended) return undefined
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return strFromU8(all)
}
