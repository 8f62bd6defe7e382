import { beforeAll, describe, expect, it, vi } from 'vitest'
import { presets } from '../../experiment/presets.ts'
import { found, grouped } from './found.ts'

const language = vi.hoisted(() => ({ now: 'en' as 'en' | 'zh' }))
vi.mock('../../i18n/setup.ts', () => ({
  inLanguage: (text: { en: string; zh: string }) => text[language.now],
}))

const ids = (query: string) => found(grouped(presets), query).flatMap((group) => group.presets.map(({ id }) => id))

describe('in English', () => {
  beforeAll(() => void (language.now = 'en'))

  it('gives everything without a query, in the order of the presets', () => {
    expect(ids(' ')).toEqual(presets.map(({ id }) => id))
  })
  it('finds by title, question, group and optimizer', () => {
    expect(ids('rosenbrock')).toContain('rosenbrock')
    expect(ids('overshoot')).toEqual(['narrow-ravine'])
    const overfitting = presets.filter(({ group }) => group.en === 'Overfitting').map(({ id }) => id)
    expect(ids('OVERFITTING')).toEqual(expect.arrayContaining(overfitting))
    expect(ids('prodigy')).toEqual(['rate-free'])
    expect(ids('muon')).toEqual(['digits'])
  })
  it('wants every word, in any of these', () => {
    expect(ids('networks lion')).toEqual(['spirals'])
    expect(ids('lion ravines')).toEqual([])
  })
  it('leaves out groups without a preset', () => {
    expect(found(grouped(presets), 'prodigy').map(({ name }) => name)).toEqual(['Rates and schedules'])
  })
})

describe('in Chinese', () => {
  beforeAll(() => void (language.now = 'zh'))

  it('finds by the Chinese question and group', () => {
    expect(ids('冲过头')).toEqual(['narrow-ravine'])
    expect(ids('过拟合')).toContain('dropout')
    expect(ids('overshoot')).toEqual([])
  })
})
