/** The texts of the screen: both languages have the same ones, and each is used. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { en as first, type English } from './en/index.ts'
import { data } from './en/data.ts'
import { gallery } from './en/gallery.ts'
import { inspector } from './en/inspector.ts'
import { microscope } from './en/microscope.ts'
import { network } from './en/network.ts'
import { runs } from './en/runs.ts'
import { space } from './en/space.ts'
import { tables } from './en/tables.ts'
import { zh } from './zh/index.ts'

const en: English = { ...first, data, gallery, inspector, microscope, network, runs, space, tables }

interface Tree {
  readonly [key: string]: string | Tree
}

function keysOf(texts: Tree, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const own = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [own] : keysOf(value, own)
  })
}

const textOf = (texts: Tree, key: string): string =>
  key.split('.').reduce<string | Tree>((tree, name) => (tree as Tree)[name]!, texts) as string

/** Names between braces and brackets, which a text is given. */
const placesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}|\[(\w+)\]/g)].map(([place]) => place).sort()

const namespaces = Object.keys(en) as (keyof English)[]
const root = join(import.meta.dirname, '..')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith('i18n'))
  .map((name) => readFileSync(join(root, name), 'utf8'))
  .join('\n')

/** Beginnings of keys that are put together where they are used, such as `status.` of t(`status.${status}`). */
const beginnings = [...sources.matchAll(/`([\w.]+\.)\$\{/g)].map(([, beginning]) => beginning!)
const written = new Set([...sources.matchAll(/['"`]([A-Za-z][\w.]*)['"`]/g)].map(([, word]) => word!))

it.each(namespaces)('%s has the same keys in both languages, with the same places in each text', (namespace) => {
  const keys = keysOf(en[namespace])
  expect(keysOf(zh[namespace])).toEqual(keys)
  for (const key of keys)
    expect(placesIn(textOf(zh[namespace], key)), key).toEqual(placesIn(textOf(en[namespace], key)))
})

it.each(namespaces)('every text of %s is used', (namespace) => {
  const unused = keysOf(en[namespace])
    .map((key) => key.replace(/_(one|other)$/, ''))
    .filter((key) => !written.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))
  expect(unused).toEqual([])
})

it.each(namespaces)('no text of %s is empty', (namespace) => {
  for (const key of keysOf(zh[namespace])) expect(textOf(zh[namespace], key).trim(), key).not.toBe('')
})
