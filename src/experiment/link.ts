/**
 * The link: `#2.` + base64url(deflate(JSON of the packed document)) + `.` + CRC-32 of all between `#` and the second dot, in six
 * base64url characters. The fragment alone is the experiment; it never starts a run.
 */
import { fromBase64url, toBase64url } from './base64url.ts'
import { crc32 } from './crc32.ts'
import { deflateText, inflateText } from './deflate.ts'
import type { Experiment } from './document.ts'
import { openPacked, VERSION, VERSIONS } from './migrations.ts'
import { pack } from './pack.ts'
import { validate, type Problem } from './schema.ts'

/** Longest link that is read, in characters, and longest text inside it, in bytes. */
export const LINK_LIMIT = 16_384
export const TEXT_LIMIT = 262_144

/** Why a fragment is no experiment. */
export type LinkFailure = 'empty' | 'truncated' | 'damaged' | 'oversized' | 'too-new' | 'invalid'

export type Decoded =
  | { readonly ok: true; readonly experiment: Experiment }
  | { readonly ok: false; readonly reason: LinkFailure; readonly problems?: readonly Problem[] }

const CHECK_LENGTH = 6

function checksum(text: string): string {
  const crc = crc32(text)
  return toBase64url(Uint8Array.of(crc >>> 24, crc >>> 16, crc >>> 8, crc))
}

/** The fragment of a valid experiment. A document with much own text may give more than LINK_LIMIT characters: then it cannot be opened. */
export function encodeLink(experiment: Experiment): string {
  const { dictionary } = VERSIONS[VERSION]
  const body = `${VERSION}.${toBase64url(deflateText(JSON.stringify(pack(experiment)), dictionary))}`
  return `#${body}.${checksum(body)}`
}

/** The JSON text in a fragment, with its version, or why there is none. */
function readText(fragment: string): { version: number; text: string } | LinkFailure {
  const link = fragment.startsWith('#') ? fragment.slice(1) : fragment
  if (link === '') return 'empty'
  if (link.length > LINK_LIMIT) return 'oversized'
  const version = /^([1-9]\d{0,5})(\.|$)/.exec(link)
  const body = link.slice(0, -CHECK_LENGTH - 1)
  const check = link.slice(-CHECK_LENGTH)
  const complete = link.length > CHECK_LENGTH && link.at(-CHECK_LENGTH - 1) === '.' && body.includes('.')
  if (version === null) return 'damaged'
  if (Number(version[1]) > VERSION)
    // A digit damaged into another one still fits the checksum of the version it came from.
    return Object.keys(VERSIONS).some((known) => checksum(body.replace(/^\d+/, known)) === check)
      ? 'damaged'
      : 'too-new'
  // Without the dot in its place the end is missing, unless just the dot was changed.
  if (!complete) return checksum(body) === check ? 'damaged' : 'truncated'
  if (checksum(body) !== check) return 'damaged'
  const bytes = fromBase64url(body.slice(version[0].length))
  if (bytes === undefined) return 'damaged'
  const text = inflateText(bytes, VERSIONS[Number(version[1])].dictionary, TEXT_LIMIT)
  if (text === 'oversized') return 'oversized'
  return text === undefined ? 'damaged' : { version: Number(version[1]), text }
}

/** Reads a fragment, with or without its `#`. Never throws; whatever a link holds is validated like any other untrusted input. */
export function decodeLink(fragment: string): Decoded {
  const read = readText(fragment)
  if (typeof read === 'string') return { ok: false, reason: read }
  let packed: unknown
  try {
    packed = JSON.parse(read.text)
  } catch {
    return { ok: false, reason: 'damaged' }
  }
  const validation = validate(openPacked(read.version, packed))
  return validation.ok ? validation : { ok: false, reason: 'invalid', problems: validation.problems }
}
