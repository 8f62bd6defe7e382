/** A file that the user handed in, read, parsed, and with the digest that links know it by. */
import { toBase64url } from '../../experiment/base64url.ts'
import { LIMITS } from '../../experiment/limits.ts'
import type { Column } from '../../experiment/table/cells.ts'
import { TableError } from '../../experiment/table/tableError.ts'
import { parseTable } from './parse.ts'

/** Bytes that a file may have. */
export const MOST_BYTES = 50e6

export interface TableFile {
  /** Name of the file, as documents carry it. */
  readonly name: string
  /** SHA-256 of the bytes, the first 16 bytes of it in base64url. */
  readonly digest: string
  readonly columns: readonly Column[]
}

/** The part of a browser's File that is needed; Node's Blob with a name is one too. */
export interface FileLike {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** Reads a table. Throws a TableError that says what is wrong with it, and an Error where the file cannot be read. */
export async function readFile(file: FileLike): Promise<TableFile> {
  if (file.size > MOST_BYTES) throw tooLarge(file)
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { name: nameOf(file.name), digest: await digestOf(bytes), columns: await parseTable(decode(bytes)) }
}

/** The digest of a file's bytes. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return toBase64url(new Uint8Array(hash).subarray(0, 16))
}

/** UTF-8 with or without its mark, UTF-16 with it, else GB 18030, which spreadsheets in China write. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** A name that a document may carry: visible, and not too long. */
function nameOf(name: string): string {
  const visible = name.replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '').trim()
  return visible.slice(0, LIMITS.fileName) || 'table.csv'
}

function tooLarge({ name, size }: FileLike): TableError {
  const megabytes = (size / 1e6).toFixed(1)
  const most = MOST_BYTES / 1e6
  return new TableError({
    en: `“${name}” has ${megabytes} MB; ${most} MB are allowed. Take a part of it and try again.`,
    zh: `“${name}”有 ${megabytes} MB，最多允许 ${most} MB。请只取一部分后再试。`,
  })
}
