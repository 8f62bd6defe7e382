/** One short word for all the numbers of a run, to compare a run here with one anywhere else. */
import { createHash } from 'node:crypto'
import { numerics } from '../../src/experiment/numerics.ts'
import type { Columns } from '../../src/engine/trainer.ts'

/** Times differ from run to run; everything else is the same to the last bit. */
export const timed = new Set(['seconds'])

/** The bytes that are compared: for each column its name, 0, then its numbers as little-endian float64. */
export function recordBytes(records: Columns): Uint8Array {
  const parts = Object.keys(records)
    .filter((name) => !timed.has(name))
    .sort()
    .flatMap((name) => {
      const numbers = new DataView(new ArrayBuffer(8 * records[name]!.length))
      records[name]!.forEach((value, i) => numbers.setFloat64(8 * i, value, true))
      return [new TextEncoder().encode(`${name}\0`), new Uint8Array(numbers.buffer)]
    })
  return Buffer.concat(parts)
}

/** The first 16 hexadecimal digits of the SHA-256 of the records. */
export function digest(records: Columns): string {
  return createHash('sha256').update(`numerics ${numerics}`).update(recordBytes(records)).digest('hex').slice(0, 16)
}
