/** What the names of a formula are called in Python. */
import type { Checked } from '../check.ts'

export type Rename = (name: string) => string

/** Words of Python, and what the scripts call `F` and `math`: names beginning with an underscore are theirs too, and no formula has one. */
const TAKEN = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield match case type self dict list range F math torch'
  ).split(' '),
)

/** Names of the catalog stay as they are, but for words of Python: `lambda` becomes `lambda_`. */
export const catalogName: Rename = (name) => (TAKEN.has(name) ? `${name}_` : name)

/**
 * Names for a formula of the user's own: given ones stay, everything else is numbered in the order in which it appears (p1 a parameter, s1 a
 * state, a1 any other), so that no word that a user wrote stands in the code.
 */
export function ownNames(checked: Checked): Rename {
  const { scope, states, assigned, parameters } = checked
  const names = new Map<string, string>()
  const number = (letter: string, all: readonly string[]) => {
    for (const name of all) if (!names.has(name)) names.set(name, `${letter}${names.size + 1}`)
  }
  number('p', [...scope.parameters, ...Object.keys(parameters)])
  number(
    's',
    states.map(({ name }) => name),
  )
  const given = (name: string) => scope.names.has(name) || name === scope.result?.name || scope.kept.includes(name)
  number(
    'a',
    [...assigned, ...checked.shows].filter((name) => !given(name)),
  )
  return (name) => names.get(name) ?? catalogName(name)
}
