import { describe, expect, it } from 'vitest'
import { datasets } from '../../catalog/datasets/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { sourceParts } from './sourceLinks.ts'

const links = (source: string) => sourceParts(source).flatMap(({ href }) => href ?? [])

describe('the links of a source', () => {
  it('are papers, identifiers and addresses', () => {
    expect(links('Kingma & Ba 2015, arXiv:1412.6980; and doi:10.1137/0330046')).toEqual([
      'https://arxiv.org/abs/1412.6980',
      'https://doi.org/10.1137/0330046',
    ])
    expect(links('Jordan 2024, https://kellerjordan.github.io/posts/muon/; as Muon')).toEqual([
      'https://kellerjordan.github.io/posts/muon/',
    ])
  })

  it('end where the sentence goes on', () => {
    expect(links('(see arXiv:1609.04747).')).toEqual(['https://arxiv.org/abs/1609.04747'])
    expect(links('doi:10.1016/S0893-6080(98)00116-6.')).toEqual(['https://doi.org/10.1016/S0893-6080(98)00116-6'])
    expect(links('(as in https://a.org/b).')).toEqual(['https://a.org/b'])
  })

  it('are never anything but https', () => {
    expect(links('http://a.org javascript:alert(1) data:text/html,x')).toEqual([])
  })

  const sources = [optimizers, schedules, wrappers, losses, datasets].flatMap(({ all }) =>
    all.map(({ id, source }) => [id, source] as const),
  )
  it.each(sources)('of %s: nothing is lost, and every address is one', (_, source) => {
    const parts = sourceParts(source)
    expect(parts.map(({ text }) => text).join('')).toBe(source)
    for (const { text, href } of parts)
      if (href === undefined) expect(text).not.toMatch(/https?:|doi:|arXiv:/)
      else expect(new URL(href).href).toBe(href)
  })
})
