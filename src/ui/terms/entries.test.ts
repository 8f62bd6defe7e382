import katex from 'katex'
import { expect, it } from 'vitest'
import { activations } from '../../catalog/activations/index.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import { layers } from '../../catalog/layers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { entryTip } from './entries.ts'

/** Reads a formula without drawing it; not among KaTeX's types. */
const parse = (tex: string) => (katex as unknown as { __parse(tex: string): unknown }).__parse(tex)

const folders = {
  surface: surfaces,
  loss: losses,
  activation: activations,
  initializer: initializers,
  layer: layers,
  dataset: datasets,
  schedule: schedules,
  optimizer: optimizers,
  wrapper: wrappers,
}
/** What has no formula of its own. */
const without = /^(dataset .*|layer flatten)$/

it.each(
  Object.entries(folders).flatMap(([kind, { all }]) => all.map((definition) => [`${kind} ${definition.id}`] as const)),
)('%s has a summary in both languages and a formula that can be typeset', (entry) => {
  const { name, summary, formulas } = entryTip(entry)!
  for (const words of [name.en, name.zh, summary.en, summary.zh]) expect(words.trim()).not.toBe('')
  expect(formulas.length > 0).toBe(!without.test(entry))
  for (const tex of formulas) expect(() => parse(tex)).not.toThrow()
})

it('shows the formula of the parameters that are set', () => {
  const plain = entryTip('optimizer sgd', JSON.stringify({ momentum: 0, nesterov: false }))!.formulas
  const nesterov = entryTip('optimizer sgd', JSON.stringify({ momentum: 0.9, nesterov: true }))!.formulas
  expect(plain).not.toEqual(nesterov)
})

it('tells the names of formulas, and those that a formula declares itself', () => {
  expect(entryTip('name sqrt')).toMatchObject({ summary: { en: 'Square root.' }, formulas: ['\\sqrt{x}'] })
  for (const name of ['mine', 'constructor'])
    expect(entryTip(`name ${name}`)).toMatchObject({ summary: { en: 'A name that this formula declares.' } })
})

it('knows nothing else', () => {
  for (const entry of [undefined, '', 'loss', 'loss nothing', 'constructor x', 'nothing squared'])
    expect(entryTip(entry)).toBeUndefined()
})
