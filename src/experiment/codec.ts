/**
 * Short forms of values as differences from a base: null for "as in the base", lists of fields in a fixed order, trailing nulls left out.
 * `pack` takes valid values; `unpack` takes anything at all and gives something for validation to judge.
 */
import { type Definition, defaultValues, type Value } from '../catalog/definition.ts'

export type Packed = null | boolean | number | string | readonly Packed[]

export interface Codec {
  pack(value: unknown, base: unknown): Packed
  unpack(packed: unknown, base: unknown): unknown
}

/** Whether two pieces of documents are the same value. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key as never], b[key as never]))
  )
}

/** Leaves out the nulls at the end. */
export function trimmed(values: readonly Packed[]): readonly Packed[] {
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1)
}

const entry = (packed: unknown, index: number): unknown => (Array.isArray(packed) ? (packed[index] ?? null) : null)

/** A number, a word, a switch, or a list of numbers, as it is. */
export const plain: Codec = {
  pack: (value, base) => (same(value, base) ? null : (value as Packed)),
  unpack: (packed, base) => packed ?? base,
}

/** A number or null, which is written as false. */
export const orNull: Codec = {
  pack: (value, base) => (same(value, base) ? null : ((value as Packed) ?? false)),
  unpack: (packed, base) => (packed === false ? null : (packed ?? base)),
}

type Object_ = Record<string, unknown>
const isObject = (value: unknown): value is Object_ => typeof value === 'object' && value !== null

function valueAt(object: unknown, path: readonly string[]): unknown {
  return path.reduce((value, key) => (isObject(value) ? value[key] : undefined), object)
}

function put(object: Object_, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) object[key!] = value
  else put((object[key!] ??= {}) as Object_, rest, value)
}

/** An object whose fields, named by paths with dots, stand in a list in this order. A new field goes to the end. */
export function record(fields: readonly (readonly [path: string, codec: Codec])[]): Codec {
  const entries = fields.map(([path, codec]) => [path.split('.'), codec] as const)
  return {
    pack(value, base) {
      const packed = trimmed(entries.map(([path, codec]) => codec.pack(valueAt(value, path), valueAt(base, path))))
      return packed.length === 0 ? null : packed
    },
    unpack(packed, base) {
      if (packed !== null && !Array.isArray(packed)) return packed
      const object: Object_ = {}
      for (const [index, [path, codec]] of entries.entries())
        put(object, path, codec.unpack(entry(packed, index), valueAt(base, path)))
      return object
    },
  }
}

/** A list as a whole, each item by its codec against its own base (undefined for none). */
export function list(item: Codec, baseOf: (index: number) => unknown = () => undefined): Codec {
  return {
    pack: (value, base) =>
      same(value, base) ? null : (value as unknown[]).map((one, index) => item.pack(one, baseOf(index))),
    unpack: (packed, base) =>
      Array.isArray(packed)
        ? packed.slice(0, 250).map((one: unknown, index) => item.unpack(one, baseOf(index)))
        : (packed ?? base),
  }
}

/** How choices with an id of their own (an own formula, a table) are written after it. */
export type Specials = Readonly<Record<string, Codec>>

/** An own formula: its text. */
export const ownFormula: Codec = {
  pack: (value) => [(value as { formula: string }).formula],
  unpack: (packed) => ({ id: 'own', parameters: {}, formula: entry(packed, 0) }),
}

/** A choice from the catalog: its id, or a list of its id and the values that differ from the catalog's defaults, in its order. */
export function choice(
  registry: { get(id: string): Definition | undefined },
  specials: Specials = { own: ownFormula },
): Codec {
  const special = (id: unknown) => (typeof id === 'string' && Object.hasOwn(specials, id) ? specials[id] : undefined)
  return {
    pack(value, base) {
      if (same(value, base)) return null
      const { id, parameters } = value as { id: string; parameters: Record<string, Value> }
      const own = special(id)
      if (own) return [id, ...(own.pack(value, undefined) as readonly Packed[])]
      const defaults = defaultValues(registry.get(id)!.parameters)
      const values = Object.entries(defaults).map(([name, usual]) => plain.pack(parameters[name], usual))
      const short = trimmed(values)
      return short.length === 0 ? id : [id, ...short]
    },
    unpack(packed, base) {
      if (packed === null || packed === undefined) return base
      const [id, ...values]: unknown[] = Array.isArray(packed) ? packed : [packed]
      const own = special(id)
      if (own) return own.unpack(values, undefined)
      const definition = typeof id === 'string' ? registry.get(id) : undefined
      const defaults = definition ? defaultValues(definition.parameters) : {}
      const parameters = Object.entries(defaults).map(([name, usual], index) => [name, values[index] ?? usual])
      return { id, parameters: Object.fromEntries(parameters) as Record<string, unknown> }
    },
  }
}

/** One of several kinds, told apart by the field `kind`; each is a difference from its own base. */
export function variant(kinds: Readonly<Record<string, readonly [codec: Codec, base: unknown]>>): Codec {
  return {
    pack(value, base) {
      if (same(value, base)) return null
      const { kind } = value as { kind: string }
      const [codec, own] = kinds[kind]!
      return [kind, ...((codec.pack(value, own) ?? []) as readonly Packed[])]
    },
    unpack(packed, base) {
      if (packed === null || packed === undefined) return base
      const [kind, ...values]: unknown[] = Array.isArray(packed) ? packed : [packed]
      const known = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
      if (!known) return { kind }
      return { kind, ...(known[0].unpack(values, known[1]) as Object_) }
    },
  }
}
