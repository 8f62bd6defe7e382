/** Bytes as the 64 characters that a link may hold (RFC 4648, section 5, without padding). */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const DIGITS = new Map([...ALPHABET].map((character, index) => [character, index]))

export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += ALPHABET[(held >> bits) & 63]
    }
  }
  return bits > 0 ? text + ALPHABET[(held << (6 - bits)) & 63] : text
}

/** The bytes of a text; undefined where it has another character, or could not have come from whole bytes. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let count = 0
  let bits = 0
  let held = 0
  for (const character of text) {
    const digit = DIGITS.get(character)
    if (digit === undefined) return undefined
    held = ((held << 6) | digit) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[count++] = (held >> bits) & 255
    }
  }
  const clean = bits < 6 && (held & ((1 << bits) - 1)) === 0
  return clean ? bytes : undefined
}
