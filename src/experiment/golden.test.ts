import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { datasets } from '../catalog/datasets/index.ts'
import { initializers } from '../catalog/initializers/index.ts'
import { layers } from '../catalog/layers/index.ts'
import { losses } from '../catalog/losses/index.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { surfaces } from '../catalog/surfaces/index.ts'
import { wrappers } from '../catalog/wrappers/index.ts'
import { fromBase64url } from './base64url.ts'
import { inflateText } from './deflate.ts'
import type { Experiment } from './document.ts'
import { DICTIONARY_1 } from './frozen/dictionary1.ts'
import { migrate1 } from './frozen/migrate1.ts'
import { unpack1 } from './frozen/unpack1.ts'
import { decodeLink, encodeLink, TEXT_LIMIT } from './link.ts'

/**
 * Links as they were written when their version was new. They are out in the world: every one must open as the same document for ever. A
 * failure of the first kind breaks links; nothing in the frozen files may be changed to mend it.
 */
function frozen<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`frozen/${name}`, import.meta.url), 'utf8')) as T
}

interface Golden<Document> {
  readonly name: string
  readonly link: string
  readonly experiment: Document
}

/** What documents got later, and links of their time mean. */
const SINCE = { device: 'native' } as const

const golden1 = frozen<Golden<unknown>[]>('golden1.json')
const golden2 = frozen<Golden<Omit<Experiment, keyof typeof SINCE>>[]>('golden2.json').map(
  ({ experiment, ...golden }): Golden<Experiment> => ({ ...golden, experiment: { ...experiment, ...SINCE } }),
)

describe('golden links of version 1', () => {
  it.each(golden1)('$name is read as the document of its time', ({ link, experiment }) => {
    const bytes = fromBase64url(link.split('.')[1]!)!
    const packed: unknown = JSON.parse(inflateText(bytes, DICTIONARY_1, TEXT_LIMIT)!)
    expect(unpack1(packed)).toStrictEqual(experiment)
  })

  it.each(golden1)('$name opens', ({ link, experiment }) => {
    expect(decodeLink(link)).toStrictEqual({ ok: true, experiment: { ...(migrate1(experiment) as object), ...SINCE } })
  })
})

describe('golden links of version 2', () => {
  it.each(golden2)('$name opens', ({ link, experiment }) => {
    expect(decodeLink(link)).toStrictEqual({ ok: true, experiment })
  })

  it.each(golden2)('$name is written in the same way', ({ link, experiment }) => {
    expect(encodeLink(experiment)).toBe(link)
  })

  it('cover every entry of the catalog that version 2 began with', () => {
    const text = JSON.stringify(golden2.map(({ experiment }) => experiment))
    const began = frozen<Record<string, Record<string, unknown>>>('catalog2.json')
    // Some losses fit no data so far: no document holds them.
    const without = losses.all.filter(({ fits }) => Object.keys(fits).length === 0).map(({ id }) => id)
    for (const entries of Object.values(began))
      for (const id of Object.keys(entries).filter((one) => !without.includes(one)))
        expect(text).toContain(`"id":"${id}"`)
  })
})

/** Links leave out what the catalog has by default, so its defaults and their order are frozen with the version. */
describe('the catalog of version 2', () => {
  const registries = { optimizers, wrappers, schedules, losses, layers, initializers, surfaces, datasets }

  it.each(Object.keys(registries) as (keyof typeof registries)[])('has the defaults of its links: %s', (kind) => {
    const catalog = Object.fromEntries(
      registries[kind].all.map(({ id, parameters }) => [
        id,
        Object.entries(parameters).map(([name, parameter]) => [name, parameter.default]),
      ]),
    )
    // A new entry, or a new parameter at the end of one, gets its place in catalog2.json; a changed default is a new version.
    expect(catalog).toEqual(frozen<Record<string, unknown>>('catalog2.json')[kind])
  })
})
