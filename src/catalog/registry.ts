/** A folder of definitions, found by their permanent ids. */
import type { Definition } from './definition.ts'

export interface Registry<T extends Definition> {
  /** In the order in which they are offered. */
  readonly all: readonly T[]
  /** The definition with this id; undefined for an unknown id. */
  readonly get: (id: string) => T | undefined
}

/**
 * The registry of some definitions.
 * Throws where two of them share an id.
 */
export function registry<T extends Definition>(...all: readonly T[]): Registry<T> {
  const byId = new Map<string, T>()
  for (const definition of all) {
    if (byId.has(definition.id)) throw new Error(`registry: two definitions have the id '${definition.id}'`)
    byId.set(definition.id, definition)
  }
  return { all, get: (id) => byId.get(id) }
}
