import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { createNative } from '../engine/native/instance.ts'
import { check, functionScope, ruleScope, scheduleScope, type Scope } from '../formula/check.ts'
import { evaluateFunction, evaluateSchedule } from '../formula/evaluate.ts'
import { activations } from './activations/index.ts'
import { datasets } from './datasets/index.ts'
import { defaultValues, formulaText, numberValues, type Definition, type Text, type Value } from './definition.ts'
import { initializers } from './initializers/index.ts'
import { losses } from './losses/index.ts'
import { lossScope } from './losses/scope.ts'
import { optimizers } from './optimizers/index.ts'
import type { Optimizer } from './kinds.ts'
import type { Registry } from './registry.ts'
import { regularizers } from './regularizers/index.ts'
import { schedules } from './schedules/index.ts'
import { surfaces } from './surfaces/index.ts'

const registries: Record<string, Registry<Definition>> = {
  optimizers,
  schedules,
  losses,
  activations,
  initializers,
  regularizers,
  surfaces,
  datasets,
}
const entries = Object.entries(registries).flatMap(([folder, { all }]) =>
  all.map((definition) => [`${folder}/${definition.id}`, definition] as const),
)
const { mathematics: math } = createNative(nodeModules())

/** Every combination of switches and choices, and of numbers at 0 (where a text may leave them out), at their default and off it. */
function combinations({ parameters }: Definition): Record<string, Value>[] {
  let all: Record<string, Value>[] = [{}]
  for (const [name, parameter] of Object.entries(parameters)) {
    const { kind } = parameter
    const inside =
      kind === 'number' ? [0, parameter.default].filter((v) => v >= parameter.min && v <= parameter.max) : []
    const values: Value[] =
      kind === 'switch'
        ? [false, true]
        : kind === 'choice'
          ? parameter.options.map(({ value }) => value)
          : [...new Set([...inside, parameter.integer ? parameter.min + 1 : (parameter.min + parameter.max) / 2])]
    all = all.flatMap((values_) => values.map((value) => ({ ...values_, [name]: value })))
  }
  return all
}

/** The rule's text; none of this catalog has one of its own for matrices. */
function ruleText({ rule }: Optimizer, values: Record<string, Value>): string {
  const text = typeof rule === 'string' ? rule : rule(values)
  if (typeof text !== 'string') throw new Error('expected one text')
  return text
}

const numberNames = (definition: Definition) =>
  Object.keys(numberValues(definition.parameters, defaultValues(definition.parameters)))

/** The texts of a definition for some values, each with its scope. */
function texts(folder: string, definition: Definition, values: Record<string, Value>): [string, Scope][] {
  const names = numberNames(definition)
  const text = (found: Registry<Definition & { formula: Parameters<typeof formulaText>[0] }>) =>
    formulaText(found.get(definition.id)!.formula, values)
  switch (folder) {
    case 'optimizers':
      return [[ruleText(optimizers.get(definition.id)!, values), ruleScope(names)]]
    case 'schedules':
      return [[text(schedules), scheduleScope(names)]]
    case 'losses':
      return [[text(losses), lossScope(losses.get(definition.id)!)]]
    case 'activations':
      return [[text(activations), functionScope(['x'], names)]]
    case 'initializers':
      return [[formulaText(initializers.get(definition.id)!.scale, values), functionScope(['fanIn', 'fanOut'], names)]]
    case 'regularizers':
      return [[text(regularizers), functionScope(['w'], names)]]
    case 'surfaces':
      return [[text(surfaces), functionScope(['x', 'y'].slice(0, surfaces.get(definition.id)!.dimension), names)]]
    default:
      return []
  }
}

function expectText({ en, zh }: Text) {
  expect(en.trim()).not.toBe('')
  expect(zh.trim()).not.toBe('')
}

describe.each(entries)('%s', (path, definition) => {
  const folder = path.split('/')[0]

  it('has a permanent id, and texts in both languages', () => {
    expect(definition.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    expect(definition.id).not.toBe('own')
    expect(registries[folder].get(definition.id)).toBe(definition)
    expectText(definition.name)
    expectText(definition.summary)
    expect(definition.summary.en).toMatch(/\.$/)
    expect(definition.summary.zh).toMatch(/[。：]/)
    expect(definition.source.length).toBeGreaterThan(1)
  })

  it('has parameters with defaults in range and words in both languages', () => {
    for (const [name, parameter] of Object.entries(definition.parameters)) {
      expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/)
      expectText(parameter.label)
      expectText(parameter.description)
      if (parameter.unit) expectText(parameter.unit)
      if (parameter.kind === 'number') {
        expect(parameter.min).toBeLessThan(parameter.max)
        expect(parameter.default).toBeGreaterThanOrEqual(parameter.min)
        expect(parameter.default).toBeLessThanOrEqual(parameter.max)
        if (parameter.scale === 'log') expect(parameter.min).toBeGreaterThan(0)
        if (parameter.integer)
          expect([parameter.default, parameter.min, parameter.max].every(Number.isInteger)).toBe(true)
      }
      if (parameter.kind === 'choice') {
        parameter.options.forEach(({ label }) => expectText(label))
        expect(parameter.options.map(({ value }) => value)).toContain(parameter.default)
      }
    }
  })

  it('has formulas that check for every combination of its parameters', () => {
    const seen = new Set<string>()
    for (const values of combinations(definition))
      for (const [text, scope] of texts(folder, definition, values)) {
        if (seen.has(text)) continue
        seen.add(text)
        expect(() => check(text, scope), `${JSON.stringify(values)}\n${text}`).not.toThrow()
      }
    expect(seen.size > 0).toBe(folder !== 'datasets')
  })

  it('uses every one of its numbers in some formula', () => {
    if (folder === 'datasets') return
    const used = new Set<string>()
    for (const values of combinations(definition))
      for (const [text, scope] of texts(folder, definition, values))
        for (const name of check(text, scope).uses) used.add(name)
    for (const name of numberNames(definition)) expect([...used]).toContain(name)
  })
})

describe('a registry', () => {
  it.each(Object.entries(registries))('%s gives undefined for ids it does not have', (_, { get }) => {
    for (const id of ['own', '', '__proto__', 'constructor', 'toString', 'SGD']) expect(get(id)).toBeUndefined()
  })
})

describe('optimizers', () => {
  it.each(optimizers.all)('$id names a momentum that exists and that its text uses', (optimizer) => {
    const { parameters, momentum, rate } = optimizer
    expect(rate.default).toBeGreaterThanOrEqual(rate.min)
    if (momentum === undefined) return
    expect(parameters[momentum].kind).toBe('number')
    const text = ruleText(optimizer, { ...defaultValues(parameters), [momentum]: 0.5 })
    expect([...check(text, ruleScope(numberNames(optimizer))).uses]).toContain(momentum)
  })

  it('show plain gradient descent as one line', () => {
    const sgd = optimizers.get('sgd')!
    expect(ruleText(sgd, defaultValues(sgd.parameters))).toBe('theta = theta - lr * g')
  })
})

describe.each(schedules.all)('schedule $id', (schedule) => {
  it('gives finite rates of at least 0 for budgets of 1 and more, and assigns momentum exactly where it says so', () => {
    for (const values of combinations(schedule)) {
      const checked = check(formulaText(schedule.formula, values), scheduleScope(numberNames(schedule)))
      const cycles = schedule.cyclesMomentum?.(values) ?? false
      expect([...checked.assigned].includes('momentum')).toBe(cycles)
      const base = 0.5
      for (const budget of [1, 2, 3, 7, 100]) {
        const parameters = numberValues(schedule.parameters, values)
        const run = evaluateSchedule(checked, math, { base, budget, parameters })
        for (let step = 0; step < budget; step++) {
          const { lr, momentum } = run.rate(step)
          expect(Number.isFinite(lr) && lr >= 0, `${JSON.stringify(values)} step ${step} of ${budget}: ${lr}`).toBe(
            true,
          )
          if (cycles) expect(momentum).toBeGreaterThanOrEqual(0)
        }
      }
    }
  })
})

describe.each(surfaces.all)('surface $id', (surface) => {
  const f = (point: readonly number[]) => {
    const values = defaultValues(surface.parameters)
    const scope = functionScope(['x', 'y'].slice(0, surface.dimension), numberNames(surface))
    const [x, y] = point
    return evaluateFunction(
      check(formulaText(surface.formula, values), scope),
      math,
    )({
      ...numberValues(surface.parameters, values),
      x,
      ...(surface.dimension === 2 && { y }),
    })
  }

  it('has its known minima where it says, inside the view, and a start in the view', () => {
    const minima = surface.minima(defaultValues(surface.parameters))
    const inView = (point: readonly number[]) => {
      const { x, y } = surface.view
      expect(point[0] >= x[0] && point[0] <= x[1]).toBe(true)
      if (y) expect(point[1] >= y[0] && point[1] <= y[1]).toBe(true)
    }
    expect(surface.start).toHaveLength(surface.dimension)
    inView(surface.start)
    for (const minimum of minima) {
      expect(minimum).toHaveLength(surface.dimension)
      inView(minimum)
      expect(f(minimum)).toBeCloseTo(0, 12)
      for (let i = 0; i < minimum.length; i++)
        for (const delta of [-1e-3, 1e-3])
          expect(f(minimum.map((v, j) => (i === j ? v + delta : v)))).toBeGreaterThan(f(minimum))
    }
    expect(f(surface.start)).toBeGreaterThan(0.1)
  })
})

describe.each(datasets.all)('data set $id', (dataset) => {
  const values = defaultValues(dataset.parameters)
  const generate = (count: number, seed = 7) => {
    const native = createNative(nodeModules())
    return dataset.generate(count, values, native.stream(seed, 'data'), native.mathematics)
  }

  it('gives as many finite samples as asked for, the same for the same seed', () => {
    const samples = generate(301)
    expect(samples.features).toBe(dataset.features)
    expect(samples.x).toHaveLength(301 * dataset.features)
    expect(samples.y).toHaveLength(301)
    expect([...samples.x, ...samples.y].every(Number.isFinite)).toBe(true)
    expect(generate(301)).toEqual(samples)
    expect(generate(301, 8)).not.toEqual(samples)
  })

  it('has balanced classes, and most points in its view', () => {
    const { classes, features, x, y } = generate(600)
    expect(dataset.task(values)).toBe(classes === 0 ? 'regression' : dataset.id === 'blobs' ? 'classes' : 'binary')
    for (let label = 0; label < classes; label++)
      expect(y.filter((value) => value === label)).toHaveLength(600 / classes)
    let inside = 0
    for (let i = 0; i < 600; i++) {
      const a = x[i * features]
      const b = features === 2 ? x[2 * i + 1] : y[i]
      const { view } = dataset
      if (a >= view.x[0] && a <= view.x[1] && b >= view.y[0] && b <= view.y[1]) inside++
    }
    expect(inside).toBeGreaterThan(590)
  })
})
