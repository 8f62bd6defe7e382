/** The words of the screen. Fetched with the first tip. */
import type { Term } from './term.ts'
import { data } from './words/data.ts'
import { descent } from './words/descent.ts'
import { measures } from './words/measures.ts'
import { model } from './words/model.ts'
import { race } from './words/race.ts'
import { stage } from './words/stage.ts'

/** In the order in which the list of words shows them. */
export const terms = { ...race, ...descent, ...measures, ...data, ...model, ...stage }

export type TermId = keyof typeof terms

/** The term of an id that was read from an element; undefined for none. */
export function termOf(id: string | undefined): Term | undefined {
  return id !== undefined && Object.hasOwn(terms, id) ? terms[id as TermId] : undefined
}
