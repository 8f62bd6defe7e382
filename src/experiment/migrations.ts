/** The versions of the document, and the way from each to the present one. */
import { DICTIONARY_1 } from './frozen/dictionary1.ts'
import { DICTIONARY_2 } from './frozen/dictionary2.ts'
import { migrate1 } from './frozen/migrate1.ts'
import { unpack1 } from './frozen/unpack1.ts'
import { unpack } from './pack.ts'

/** How links of a version are read. */
export interface Version {
  /** The deflate dictionary, frozen with the version. */
  readonly dictionary: string
  /** From the packed difference to a document of this version, to be migrated and then validated. */
  readonly unpack: (packed: unknown) => unknown
  /** From a document of this version to one of the next; absent for the newest. */
  readonly migrate?: (document: unknown) => unknown
}

/** The version that links are written in. */
export const VERSION = 2

/** Every version there has been. An entry is never removed or changed. */
export const VERSIONS: Readonly<Record<number, Version>> = {
  1: { dictionary: DICTIONARY_1, unpack: unpack1, migrate: migrate1 },
  2: { dictionary: DICTIONARY_2, unpack },
}

/** A packed document of an old version as a document of the present one. Throws for a version there has never been. */
export function openPacked(version: number, packed: unknown): unknown {
  if (!VERSIONS[version]) throw new RangeError(`openPacked: there is no version ${version}`)
  let document = VERSIONS[version].unpack(packed)
  for (let v = version; v < VERSION; v++) document = VERSIONS[v].migrate?.(document) ?? document
  return document
}
