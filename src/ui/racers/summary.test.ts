import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { defaultChoice, defaultRacer } from '../../experiment/defaults.ts'
import type { Racer } from '../../experiment/document.ts'
import { en } from '../../i18n/en/index.ts'
import { chipWords } from './summary.ts'
import { wrapperWords } from './wrapperWords.ts'

beforeAll(() => i18next.init({ lng: 'en', resources: { en }, interpolation: { escapeValue: false } }))

const chip = (optimizer: string, parameters: Racer['optimizer']['parameters'] = {}, rest: Partial<Racer> = {}) => {
  const racer = defaultRacer(0, optimizer)
  const { id, parameters: usual } = racer.optimizer
  const words = chipWords(
    { ...racer, optimizer: { id, parameters: { ...usual, ...parameters } }, ...rest },
    i18next.getFixedT('en', 'racers'),
  )
  return words.join(' ')
}
const wrapped = (...ids: string[]) => ({ wrappers: ids.map((id) => defaultChoice(wrappers, id)) })

describe('the chip of a racer', () => {
  it('names the optimizer and what it keeps from step to step', () => {
    expect(chip('sgd')).toBe('SGD')
    expect(chip('sgd', { momentum: 0.9 })).toBe('SGD · μ 0.9')
    expect(chip('adam')).toBe('Adam · β 0.9, 0.999')
    expect(chip('rmsprop')).toBe('RMSProp · α 0.99')
    expect(chip('aggmo')).toBe('AggMo · β 0, 0.9, 0.99')
  })

  it('tells switches, choices and lists where they are not the default', () => {
    expect(chip('sgd', { momentum: 0.9, nesterov: true })).toBe('SGD · μ 0.9 · Nesterov')
    expect(chip('muon', { nesterov: false })).toContain('no Nesterov')
    expect(chip('newton', { kind: 'pure' })).toBe('Newton · As it is')
    expect(chip('aggmo', { betas: [0, 0.5] })).toBe('AggMo · β 0, 0.5')
  })

  it('says first what is around the rule, then what is not the default', () => {
    expect(chip('adam', {}, wrapped('ema', 'clip-norm'))).toBe('Adam + clip 1, EMA 0.99 · β 0.9, 0.999')
    expect(chip('adam', { epsilon: 1e-4 }, { warmup: { steps: 50, from: 0, offset: 1 } })).toBe(
      'Adam · ε 0.0001 · warm-up 50 · β 0.9, 0.999',
    )
  })

  it('tells a batch size that changes, and early stopping', () => {
    const batch = { size: 8, replacement: false, schedule: { id: 'step', parameters: { every: 10, gamma: 2 } } }
    expect(chip('sgd', {}, { batch, stopping: { patience: 5, every: 0, threshold: 0 } })).toBe(
      'SGD · batch: Stairs · stops after 5',
    )
  })

  it('tells what of a wrapper is not the default', () => {
    const parameters = { decay: 0.9, start: 100, every: 1 }
    expect(chip('sgd', {}, { wrappers: [{ id: 'ema', parameters }] })).toBe('SGD + EMA 0.9 s 100')
  })

  it('is different for every optimizer', () => {
    const chips = optimizers.all.map(({ id }) => chip(id))
    expect(new Set(chips).size).toBe(chips.length)
  })
})

it('every wrapper has its word, and tells a parameter that it has', () => {
  expect(Object.keys(wrapperWords).sort()).toEqual(wrappers.all.map(({ id }) => id).sort())
  for (const { id, parameters } of wrappers.all) {
    const { tells } = wrapperWords[id]!
    if (tells !== undefined) expect(parameters).toHaveProperty(tells)
  }
})
