/** What the names of a step mean: their words, and the colour they have everywhere. */
import type { Parameters, Text } from '../../catalog/definition.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'

export type Role = 'gradient' | 'momentum' | 'second-moment' | 'rate' | 'plain'

/** What a definition says of its names. */
export interface Meanings {
  readonly parameters: Parameters
  readonly states: Readonly<Record<string, Text>>
}

/** The words of a part of a step: of a wrapper, or of the racer's optimizer; an own rule has none. */
export function meaningsOf(part: string, optimizer: string): Meanings {
  const definition = part === 'rule' ? optimizers.get(optimizer) : wrappers.get(part)
  const states = definition && 'states' in definition ? definition.states : undefined
  return { parameters: definition?.parameters ?? {}, states: states ?? {} }
}

const momenta = /momentum|velocity|running mean$/
const squares = /second moment|squares|squared/

/** mHat is a kind of m, vMax a kind of v. */
const stem = (name: string) => name.replace(/(?:[Hh]at|Max|\d+)$/, '')

export function roleOf(name: string, { states }: Meanings): Role {
  if (name === 'g') return 'gradient'
  if (name === 'lr' || name === 'rate') return 'rate'
  const word = (states[name] ?? states[stem(name)])?.en
  if (word !== undefined) return squares.test(word) ? 'second-moment' : momenta.test(word) ? 'momentum' : 'plain'
  const own: Record<string, Role> = { m: 'momentum', buf: 'momentum', v: 'second-moment' }
  return Object.hasOwn(own, stem(name)) ? own[stem(name)]! : 'plain'
}
