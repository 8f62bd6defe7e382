import { Fragment, type ReactNode } from 'react'
import { partsOf } from './fill.ts'

/** A translated text with elements at its places `[name]`. Names of racers come in here, never as markup. */
export function Filled({ text, places }: { text: string; places: Readonly<Record<string, ReactNode>> }) {
  return partsOf(text).map((part, i) => <Fragment key={i}>{i % 2 === 0 ? part : places[part]}</Fragment>)
}
