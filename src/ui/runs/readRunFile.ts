/** Reads a file that the page has saved as JSON. It is untrusted: its size is judged first, then every field. */
import { numerics as present } from '../../experiment/numerics.ts'
import { readJson } from '../../export/json.ts'
import { keepFiled, type FiledRun } from '../../state/runs/imported.ts'
import type { GoodRun } from '../../state/runs/list.ts'

/** Bytes of a file, at most: twelve racers of a long run take about a third. */
export const MOST_BYTES = 32 * 2 ** 20

export type Opened =
  /** `other`: its numbers come from another version of the arithmetic. */
  | { readonly ok: true; readonly run: GoodRun; readonly other: boolean }
  | { readonly ok: false; readonly why: 'tooLarge' | 'unsound' | 'notKept' }
  | { readonly ok: false; readonly why: 'unreadable'; readonly message: string }

/** What a file of this text holds. */
export function runOfText(
  text: string,
): { readonly filed: FiledRun; readonly other: boolean } | { readonly message: string } {
  const read = readJson(text)
  return read.ok ? { filed: read.record, other: read.numerics !== present } : { message: read.message }
}

/** Keeps the run that a file holds, or says why it cannot. */
export async function openRunFile(file: Blob): Promise<Opened> {
  if (file.size > MOST_BYTES) return { ok: false, why: 'tooLarge' }
  const read = runOfText(await file.text())
  if ('message' in read) return { ok: false, why: 'unreadable', message: read.message }
  const kept = await keepFiled(read.filed)
  return typeof kept === 'string' ? { ok: false, why: kept } : { ok: true, run: kept, other: read.other }
}
