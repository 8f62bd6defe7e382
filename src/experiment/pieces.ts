/** Small valibot schemas with messages that name the value and say what is allowed. */
import * as v from 'valibot'

/** A value as it appears in a message: short, and never by calling anything on it. */
export function shown(value: unknown): string {
  if (typeof value === 'number') return shownNumber(value)
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (value === null || typeof value === 'boolean' || value === undefined) return String(value)
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`
}

/** 0.000001 as 1e-6, 20000000 as 2e7, 4294967295 as it is. */
function shownNumber(value: number): string {
  const size = Math.abs(value)
  const plain = String(value)
  if (!Number.isFinite(value) || size === 0 || (size >= 1e-3 && size < 1e7)) return plain
  const power = value.toExponential().replace('e+', 'e')
  return power.length < plain.length || plain.includes('e') ? power : plain
}

/** An object with these entries; anything else in it is left out of the copy. */
export function fields<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.object(entries, (issue) =>
    issue.expected === 'Object' ? `${shown(issue.input)} is not an object` : 'is missing',
  )
}

/** A finite number of a range, limits included; -0 becomes 0. */
export function within(min: number, max: number, integer = false) {
  return v.pipe(
    v.number((issue) => `${shown(issue.input)} is not a number`),
    v.check(
      (value) => value >= min && value <= max,
      (issue) => `${shown(issue.input)} is outside ${shown(min)} to ${shown(max)}`,
    ),
    v.check(
      (value) => !integer || Number.isInteger(value),
      (issue) => `${shown(issue.input)} is not a whole number`,
    ),
    v.transform((value) => value + 0),
  )
}

export const flag = v.boolean((issue) => `${shown(issue.input)} is not true or false`)
export const text = v.string((issue) => `${shown(issue.input)} is not a text`)

/** One of a few words. */
export function word<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, (issue) => `${shown(issue.input)} is not one of ${words.map(shown).join(', ')}`)
}

/** A list of at least `min` and at most `max` items; a longer one is refused before its items are looked at. */
export function list<Item extends v.GenericSchema>(item: Item, min: number, max: number) {
  return v.pipe(
    v.array(v.unknown(), (issue) => `${shown(issue.input)} is not a list`),
    v.check(
      (items) => items.length >= min && items.length <= max,
      (issue) => `has ${issue.input.length} entries, ${min === max ? min : `${min} to ${max}`} are allowed`,
    ),
    v.array(item),
  )
}

/** Short, visible text without control characters or direction overrides. */
export function visibleText(most: number) {
  return v.pipe(
    text,
    v.check(
      (value) => value.trim().length > 0 && value.length <= most,
      (issue) => `has ${issue.input.trim().length} visible characters, 1 to ${most} are allowed`,
    ),
    v.check((value) => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(value), 'contains a control character'),
  )
}

/** An issue at a key of the object being checked; the key may be a path with dots. */
export function issueAt(input: object, key: string, message: string) {
  return {
    message,
    path: [
      { type: 'object' as const, origin: 'value' as const, input: { ...input }, key, value: input[key as never] },
    ] as [v.ObjectPathItem],
  }
}
