/** What an element says of itself in a tip: a word of the list, an entry of the catalog, or a text of its own. */
import type { Values } from '../../catalog/definition.ts'
import type { TermId } from './terms.ts'

export type EntryKind =
  | 'surface'
  | 'loss'
  | 'activation'
  | 'initializer'
  | 'layer'
  | 'dataset'
  | 'schedule'
  | 'optimizer'
  | 'wrapper'
  | 'name'

/** An entry of the catalog: its tip is its summary and its formula. */
export interface Entry {
  readonly kind: EntryKind
  readonly id: string
  /** Its parameters, where they are not the defaults. */
  readonly values?: Values
}

interface Told {
  readonly term?: TermId | undefined
  readonly entry?: Entry | undefined
  /** Said in place of the term's own meaning. */
  readonly text?: string | undefined
}

/** Attributes of an element whose tip is shown under the pointer alone, such as a button: a touch does what it does. */
export function tipped({ term, entry, text }: Told) {
  return {
    'data-tip': text,
    'data-term': term,
    'data-entry': entry && `${entry.kind} ${entry.id}`,
    'data-values': entry?.values && JSON.stringify(entry.values),
  }
}

/** Attributes of words that have nothing but their tip to give: it is shown on a touch too. */
export function told(said: Told) {
  const some = said.term !== undefined || said.entry !== undefined || said.text !== undefined
  return { ...tipped(said), 'data-tip-always': some ? '' : undefined }
}
