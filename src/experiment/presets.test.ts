import { describe, expect, it } from 'vitest'
import { defaultExperiment } from './defaults.ts'
import { presets } from './presets.ts'
import { validate } from './schema.ts'

describe('presets', () => {
  it('are at least eight, with ids of their own, in groups that stand together', () => {
    expect(presets.length).toBeGreaterThanOrEqual(8)
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length)
    const groups = presets.map(({ group }) => group.en)
    expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual([...new Set(groups)])
  })

  it('have the default experiment among them', () => {
    const { preset } = defaultExperiment()
    expect(presets.find(({ id }) => id === preset)?.experiment).toEqual(defaultExperiment())
  })

  it.each(presets)('$id is valid, names itself, and speaks both languages', (preset) => {
    const { id, experiment, group, title, question, hint, look } = preset
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    expect(validate(experiment)).toEqual({ ok: true, experiment })
    expect(experiment.preset).toBe(id)
    for (const { en, zh } of [group, title, question, hint, look]) {
      expect(en.trim()).not.toBe('')
      expect(zh).toMatch(/\p{Script=Han}|^J/u)
    }
    expect(question.en).toMatch(/\?$/)
    expect(question.zh).toMatch(/？$/)
    expect(new Set(experiment.racers.map(({ name }) => name)).size).toBe(experiment.racers.length)
  })

  it('hold the article’s example', () => {
    const { experiment } = presets.find(({ id }) => id === 'parabola')!
    expect(experiment.problem).toEqual({
      kind: 'surface',
      surface: { id: 'parabola', parameters: {} },
      start: [-4],
      noise: 0,
    })
    expect(experiment.budget).toBe(1000)
  })
})
