import { readdirSync, readFileSync } from 'node:fs'
import katex from 'katex'
import { expect, it } from 'vitest'
import type { Term } from './term.ts'
import { termOf, terms } from './terms.ts'

/** Reads a formula without drawing it; not among KaTeX's types. */
const parse = (tex: string) => (katex as unknown as { __parse(tex: string): unknown }).__parse(tex)

const all: [string, Term][] = Object.entries(terms)

it.each(all)('%s is told in both languages, in one or two sentences', (_, { name, text }) => {
  for (const words of [name.en, name.zh]) expect(words.trim()).not.toBe('')
  expect(text.en).toMatch(/^[A-Z].*\.$/)
  expect(text.zh).toMatch(/。$/)
  expect(text.zh).not.toMatch(/[,;:]/)
  expect(text.en.length).toBeLessThan(150)
})

it('formulas can be typeset', () => {
  for (const [id, { formula }] of all) if (formula !== undefined) expect(() => parse(formula), id).not.toThrow()
})

it('are found by id, and nothing else is', () => {
  expect(termOf('rate')).toBe(terms.rate)
  for (const id of [undefined, '', 'constructor', 'nothing']) expect(termOf(id)).toBeUndefined()
})

it('stand where they are read: every term is the tip of something', () => {
  const files = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
  const screen = files.filter((name) => /\.tsx?$/.test(name) && !/terms\/words|\.test\./.test(name))
  const source = screen.map((name) => readFileSync(`src/ui/${name}`, 'utf8')).join('\n')
  // Words that texts use, and that no label of the screen is.
  const inTexts = ['overfitting', 'testLoss', 'weightDecay', 'augmentation', 'tensor', 'momentum']
  const unused = Object.keys(terms).filter((id) => !new RegExp(`['"]${id}['"]`).test(source))
  expect(unused.filter((id) => !inTexts.includes(id))).toEqual([])
})
