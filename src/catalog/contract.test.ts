import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { createNative } from '../engine/native/instance.ts'
import { check, functionScope, ruleScope, scheduleScope, type Checked, type Scope } from '../formula/check.ts'
import { derivative } from '../formula/differentiate.ts'
import { evaluateFunction, evaluateSchedule } from '../formula/evaluate.ts'
import { activations } from './activations/index.ts'
import { isGenerated } from './dataset.ts'
import { datasets } from './datasets/index.ts'
import {
  defaultValues,
  formulaText,
  numberValues,
  type Definition,
  type ListParameter,
  type Parameter,
  type Text,
  type Value,
  type Values,
} from './definition.ts'
import { FAMILIES } from './families.ts'
import { initializers } from './initializers/index.ts'
import { sizeOf } from './layer.ts'
import { losses } from './losses/index.ts'
import { lossScope } from './losses/shared/scope.ts'
import { isMethod, ruleText, type Optimizer } from './optimizer.ts'
import { optimizers } from './optimizers/index.ts'
import type { Schedule } from './kinds.ts'
import type { Registry } from './registry.ts'
import { regularizers } from './regularizers/index.ts'
import { schedules } from './schedules/index.ts'
import { warmUp } from './schedules/warmUp.ts'
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

/**
 * Every value of a switch or a choice; a number at 0 (where a text may leave it out), at its default and off it; a list at its default and
 * with one entry more or less.
 */
function valuesOf(parameter: Parameter): Value[] {
  const { kind } = parameter
  if (kind === 'switch') return [false, true]
  if (kind === 'choice') return parameter.options.map(({ value }) => value)
  if (kind === 'list') return [parameter.default, otherLength(parameter)]
  const inside = [0, parameter.default].filter((v) => v >= parameter.min && v <= parameter.max)
  return [...new Set([...inside, parameter.integer ? parameter.min + 1 : (parameter.min + parameter.max) / 2])]
}

/** Every combination of those values. */
function combinations({ parameters }: Pick<Definition, 'parameters'>): Record<string, Value>[] {
  let all: Record<string, Value>[] = [{}]
  for (const [name, parameter] of Object.entries(parameters))
    all = all.flatMap((values) => valuesOf(parameter).map((value) => ({ ...values, [name]: value })))
  return all
}

/**
 * Fewer, for the optimizers, which have too many parameters: every combination of switches and choices, with none, one or all of the others
 * off its default.
 */
function someCombinations({ parameters }: Definition): Record<string, Value>[] {
  const isStructure = ({ kind }: Parameter) => kind === 'switch' || kind === 'choice'
  const part = (keep: (parameter: Parameter) => boolean) =>
    Object.fromEntries(Object.entries(parameters).filter(([, parameter]) => keep(parameter)))
  const others = part((parameter) => !isStructure(parameter))
  const one = Object.entries(others).flatMap(([name, parameter]) =>
    valuesOf(parameter).map((value) => ({ [name]: value })),
  )
  const all = Object.fromEntries(Object.entries(others).map(([name, parameter]) => [name, valuesOf(parameter).at(-1)!]))
  return combinations({ parameters: part(isStructure) }).flatMap((structure) =>
    [{}, all, ...one].map((changed) => ({ ...defaultValues(parameters), ...structure, ...changed })),
  )
}

/** The combinations that are tried. */
function tried(folder: string, definition: Definition): Record<string, Value>[] {
  return folder === 'optimizers' ? someCombinations(definition) : combinations(definition)
}

/** The default list with one entry more, or less where there is no room for it. */
function otherLength({ default: list, most, least, max }: ListParameter): readonly number[] {
  if (list.length < most) return [...list, max]
  expect(list.length).toBeGreaterThan(least)
  return list.slice(0, -1)
}

/** The texts of an optimizer's rule, one or one a shape, with their scope; none of a method in TypeScript. */
function ruleTexts(optimizer: Optimizer, values: Record<string, Value>): [string, Scope][] {
  if (isMethod(optimizer)) return []
  const text = ruleText(optimizer.rule, values)
  const scope = ruleScope(numberNames(optimizer), { hessianDiagonal: optimizer.hessianDiagonal !== undefined })
  return (typeof text === 'string' ? [text] : [text.matrix, text.other]).map((one) => [one, scope])
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
      return ruleTexts(optimizers.get(definition.id)!, values)
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
      if (parameter.kind === 'list') {
        const { default: list, min, max, least, most } = parameter
        expect(min).toBeLessThan(max)
        expect(least <= list.length && list.length <= most).toBe(true)
        expect(list.every((value) => value >= min && value <= max)).toBe(true)
        if (parameter.integer) expect([...list, min, max].every(Number.isInteger)).toBe(true)
        if (parameter.ascending) expect(list.every((value, i) => i === 0 || value > list[i - 1])).toBe(true)
      }
      if (parameter.kind === 'choice') {
        parameter.options.forEach(({ label }) => expectText(label))
        expect(parameter.options.map(({ value }) => value)).toContain(parameter.default)
      }
    }
  })

  it('shows more than four parameters in groups', () => {
    const parameters = Object.values(definition.parameters)
    if (parameters.length > 4) expect(parameters.every(({ group }) => group !== undefined)).toBe(true)
  })

  it('has formulas that check for every combination of its parameters', () => {
    const seen = new Set<string>()
    for (const values of tried(folder, definition))
      for (const [text, scope] of texts(folder, definition, values)) {
        if (seen.has(text)) continue
        seen.add(text)
        expect(() => check(text, scope), `${JSON.stringify(values)}\n${text}`).not.toThrow()
      }
    expect(seen.size > 0).toBe(folder !== 'datasets' && !('method' in definition))
  })

  it('uses every one of its numbers in some formula', () => {
    if (folder === 'datasets' || 'method' in definition) return
    const used = new Set<string>()
    const seen = new Set<string>()
    for (const values of tried(folder, definition))
      for (const [text, scope] of texts(folder, definition, values)) {
        if (seen.has(text)) continue
        seen.add(text)
        for (const name of check(text, scope).uses) used.add(name)
      }
    if (folder === 'schedules') for (const name of readByListens(schedules.get(definition.id)!)) used.add(name)
    for (const name of numberNames(definition)) expect([...used]).toContain(name)
  })
})

/** The numbers that decide how often a schedule is told the validation loss. */
function readByListens({ listens, parameters }: Schedule): string[] {
  const values = defaultValues(parameters)
  if (!listens) return []
  return Object.entries(parameters).flatMap(([name, parameter]) =>
    parameter.kind === 'number' && listens({ ...values, [name]: parameter.max }) !== listens(values) ? [name] : [],
  )
}

describe('a registry', () => {
  it.each(Object.entries(registries))('%s gives undefined for ids it does not have', (_, { get }) => {
    for (const id of ['own', '', '__proto__', 'constructor', 'toString', 'SGD']) expect(get(id)).toBeUndefined()
  })
})

describe('optimizers', () => {
  it.each(optimizers.all)('$id names a momentum that exists and that its text uses', (optimizer) => {
    const { parameters, momentum, rate } = optimizer
    expect(rate.default).toBeGreaterThanOrEqual(rate.min)
    expect(rate.default).toBeLessThanOrEqual(rate.max)
    if (momentum === undefined) return
    expect(parameters[momentum].kind).toBe('number')
    const texts = ruleTexts(optimizer, { ...defaultValues(parameters), [momentum]: 0.5 })
    expect(texts.flatMap(([text, scope]) => [...check(text, scope).uses])).toContain(momentum)
  })

  it.each(optimizers.all)('$id says in a sentence when to use it, and links to its source', ({ use, source }) => {
    expectText(use)
    expect(use.en).toMatch(/^[^.]+\.$/)
    expect(use.zh).toMatch(/^[^。]+。$/)
    expect(source).toMatch(/arXiv:\d{4}\.\d{4,5}|doi:10\.\d{4,}\/\S|https:\/\/\S+\.\S/)
  })

  it.each(optimizers.all)('$id names every state of its texts, in short words, and no other', (optimizer) => {
    if (isMethod(optimizer)) return
    const { parameters, states = {} } = optimizer
    const longest = Object.entries(parameters).flatMap(([name, parameter]) =>
      parameter.kind === 'list' ? [[name, Array<number>(parameter.most).fill(parameter.max)]] : [],
    )
    const found = someCombinations(optimizer).flatMap((values) =>
      ruleTexts(optimizer, { ...values, ...Object.fromEntries(longest) }).flatMap(([text, scope]) =>
        check(text, scope).states.map(({ name }) => name),
      ),
    )
    expect(new Set(Object.keys(states))).toEqual(new Set(found))
    Object.values(states).forEach(expectText)
  })

  it('ask for the Hessian only where their text reads it, and then every whole number of steps', () => {
    for (const optimizer of optimizers.all) {
      if (isMethod(optimizer)) continue
      const values = defaultValues(optimizer.parameters)
      const reads = ruleTexts(optimizer, values).some(([text, scope]) => check(text, scope).uses.has('hessianDiagonal'))
      const every = optimizer.hessianDiagonal?.(values)
      expect(every !== undefined, optimizer.id).toBe(reads)
      if (every !== undefined) expect(Number.isInteger(every) && every > 0).toBe(true)
    }
  })

  it('stand together by family', () => {
    const families = optimizers.all.map(({ family }) => family)
    expect(families.filter((family, i) => family !== families[i - 1])).toEqual(Object.keys(FAMILIES))
  })

  it('show plain gradient descent as one line', () => {
    const sgd = optimizers.get('sgd')!
    expect(ruleTexts(sgd, defaultValues(sgd.parameters)).map(([text]) => text)).toEqual(['theta = theta - lr * g'])
  })
})

describe.each([...schedules.all, warmUp])('schedule $id', (schedule) => {
  const checkedTexts = new Map<string, Checked>()
  const checked = (values: Record<string, Value>) => {
    const text = formulaText(schedule.formula, values)
    if (!checkedTexts.has(text)) checkedTexts.set(text, check(text, scheduleScope(numberNames(schedule))))
    return checkedTexts.get(text)!
  }
  /** A loss that falls, then stays, taken every third step. */
  const metric = (step: number) => (step < 3 ? NaN : 1 / Math.min(step, 30))
  const measured = (step: number) => Number(step > 0 && step % 3 === 0)

  it('gives finite rates of at least 0 for budgets of 1 and more, and assigns momentum exactly where it says so', () => {
    for (const values of combinations(schedule)) {
      const formula = checked(values)
      const cycles = schedule.cyclesMomentum?.(values) ?? false
      expect([...formula.assigned].includes('momentum')).toBe(cycles)
      const base = 0.5
      for (const budget of [1, 2, 3, 7, 100]) {
        // A warm-up has as many steps as it says, and is not there where that is none.
        const steps = schedule === warmUp ? (values.steps as number) : budget
        const parameters = numberValues(schedule.parameters, values)
        const run = evaluateSchedule(formula, math, { base, budget, parameters })
        for (let step = 0; step < steps; step++) {
          const { lr, momentum } = run.rate(step, metric(step), measured(step))
          if (!(Number.isFinite(lr) && lr >= 0))
            expect.fail(`${JSON.stringify(values)} step ${step} of ${budget}: ${lr}`)
          if (cycles && !(momentum! >= 0 && momentum! < 1))
            expect.fail(`${JSON.stringify(values)} step ${step} of ${budget}: momentum ${momentum}`)
        }
      }
    }
  })

  it('has its parameters in groups where there are more than four', () => {
    const groups = Object.values(schedule.parameters).map(({ group }) => group)
    if (groups.length > 4) expect(groups).not.toContain(undefined)
  })

  it('reads the validation loss exactly where it says that it listens', () => {
    for (const values of combinations(schedule)) {
      const { uses } = checked(values)
      const every = schedule.listens?.(values)
      expect(uses.has('metric') || uses.has('measured')).toBe(every !== undefined)
      if (every !== undefined) expect(Number.isInteger(every) && every >= 0).toBe(true)
    }
  })
})

/** Largest difference between slope and central differences at 100 points of a box, measured against slope and value. */
function gradientError(checked: Checked, box: Record<string, readonly [number, number]>, numbers: Values): number {
  const random = createNative(nodeModules()).stream(1, 'data')
  const f = evaluateFunction(checked, math)
  const slopes = Object.keys(box).map((name) => [name, evaluateFunction(derivative(checked, name), math)] as const)
  let worst = 0
  for (let i = 0; i < 100; i++) {
    const point = Object.entries(box).map(([name, [from, to]]) => [name, from + (to - from) * random.uniform()])
    const at = { ...numbers, ...Object.fromEntries(point) } as Record<string, number>
    for (const [name, slope] of slopes) {
      const step = 1e-5 * (1 + Math.abs(at[name]!))
      const expected = (f({ ...at, [name]: at[name]! + step }) - f({ ...at, [name]: at[name]! - step })) / (2 * step)
      const size = 1 + Math.abs(expected) + Math.abs(f(at))
      // NaN counts as wrong.
      worst = Math.max(worst, Math.abs(slope(at) - expected) / size || (slope(at) === expected ? 0 : Infinity))
    }
  }
  return worst
}

describe.each(activations.all)('activation $id', (activation) => {
  it('has the slope that central differences have', () => {
    const values = defaultValues(activation.parameters)
    const checked = check(formulaText(activation.formula, values), functionScope(['x'], numberNames(activation)))
    expect(gradientError(checked, { x: [-6, 6] }, numberValues(activation.parameters, values))).toBeLessThan(1e-7)
  })
})

describe.each(losses.all)('loss $id', (loss) => {
  it('says in a sentence why it does not fit a task, for every task that it does not fit', () => {
    for (const task of ['regression', 'binary', 'classes'] as const) {
      const misfit = loss.misfit[task]
      expect(misfit === undefined, task).toBe(loss.fits[task] !== undefined)
      if (!misfit) continue
      expect(misfit.en).toMatch(/^[A-Z].*\.$/)
      expect(misfit.zh).toMatch(/。$/)
    }
  })

  it('gives a link to its source', () => {
    expect(loss.source).toMatch(/arXiv:\d{4}\.\d{4,5}|doi:10\.|https:\/\//)
  })

  it('has class indices as targets exactly where a kernel takes several classes', () => {
    expect(loss.fits.classes).toBe(loss.kernel && Object.keys(loss.fits).length > 0 ? 'index' : undefined)
  })
})

describe.each(surfaces.all)('surface $id', (surface) => {
  const inputs = ['x', 'y'].slice(0, surface.dimension)
  const checked = (values: Values) =>
    check(formulaText(surface.formula, values), functionScope(inputs, numberNames(surface)))
  const defaults = defaultValues(surface.parameters)
  const numbers = numberValues(surface.parameters, defaults)
  const f = (point: readonly number[]) =>
    evaluateFunction(
      checked(defaults),
      math,
    )({ ...numbers, ...Object.fromEntries(inputs.map((name, i) => [name, point[i]!])) })

  it('has its known minima where it says, inside the view, and a start in the view', () => {
    const minima = surface.minima(defaults)
    const inView = (point: readonly number[]) => {
      const { x, y } = surface.view
      expect(point[0] >= x[0] && point[0] <= x[1]).toBe(true)
      if (y) expect(point[1] >= y[0] && point[1] <= y[1]).toBe(true)
    }
    expect(surface.view.y !== undefined).toBe(surface.dimension === 2)
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

  it('is nowhere in its view below its minima', () => {
    const { x, y } = surface.view
    const random = createNative(nodeModules()).stream(2, 'data')
    for (let i = 0; i < 2000; i++) {
      const point = [x, y ?? x].slice(0, surface.dimension).map(([from, to]) => from + (to - from) * random.uniform())
      expect(f(point), `${point}`).toBeGreaterThan(-1e-12)
    }
  })

  it('has the gradient that central differences have', () => {
    const box = Object.fromEntries(inputs.map((name) => [name, surface.view[name as 'x' | 'y']!]))
    for (const values of combinations(surface))
      expect(gradientError(checked(values), box, numberValues(surface.parameters, values))).toBeLessThan(1e-6)
  })
})

it('surfaces of one parameter come first', () => {
  const dimensions = surfaces.all.map(({ dimension }) => dimension)
  expect(dimensions).toEqual([...dimensions].sort())
})

describe.each(datasets.all)('data set $id', (dataset) => {
  const values = defaultValues(dataset.parameters)

  it('poses one task, with the number of classes that goes with it', () => {
    for (const tried of combinations(dataset)) {
      const classes = dataset.classes(tried)
      const task = dataset.task(tried)
      expect(task === 'regression' ? classes === 0 : task === 'binary' ? classes === 2 : classes >= 2).toBe(true)
    }
  })

  if (!isGenerated(dataset)) {
    it('names every input and class, and its licence', () => {
      const { shape, inputs, targets, licence, file, source } = dataset
      expect(inputs).toHaveLength(sizeOf(shape))
      expect(new Set(inputs).size).toBe(inputs.length)
      expect(targets).toHaveLength(Math.max(1, dataset.classes(values)))
      targets.forEach(expectText)
      expect(licence).toMatch(/(CC BY 4\.0|no licence stated.*)\.$/)
      expect(file).toMatch(/^[a-z_]+\.(csv|u8)$/)
      expect(source).toMatch(/doi:10\./)
    })
    return
  }

  const generate = (count: number, seed = 7, chosen: Values = values) => {
    const native = createNative(nodeModules())
    return dataset.generate(count, chosen, native.stream(seed, 'data'), native.mathematics)
  }

  it('gives as many finite samples as asked for, the same for the same seed', () => {
    const samples = generate(301)
    const features = sizeOf(dataset.shape)
    expect(samples.features).toBe(features)
    expect(samples.x).toHaveLength(301 * features)
    expect(samples.y).toHaveLength(301)
    expect([...samples.x, ...samples.y].every(Number.isFinite)).toBe(true)
    expect(generate(301)).toEqual(samples)
    expect(generate(301, 8)).not.toEqual(samples)
  })

  it('gives finite samples at the ends of its ranges, in the classes it says', () => {
    for (const end of ['min', 'max'] as const) {
      const extreme = Object.fromEntries(
        Object.entries(dataset.parameters).map(([name, one]) => [name, one.kind === 'number' ? one[end] : one.default]),
      )
      const { classes, x, y } = generate(120, 7, extreme)
      expect([...x, ...y].every(Number.isFinite)).toBe(true)
      expect(classes).toBe(dataset.classes(extreme))
      if (classes > 0) expect([...new Set(y)].sort()).toEqual(Array.from({ length: classes }, (_, label) => label))
      if (dataset.nonnegative) expect(Math.min(...y)).toBeGreaterThanOrEqual(0)
    }
  })

  it('has balanced classes, and most points in its view', () => {
    const { classes, features, x, y } = generate(600)
    expect(classes).toBe(dataset.classes(values))
    for (let label = 0; label < classes; label++)
      expect(y.filter((value) => value === label)).toHaveLength(600 / classes)
    let inside = 0
    for (let i = 0; i < 600; i++) {
      const a = x[i * features]!
      const b = features === 2 ? x[2 * i + 1]! : y[i]!
      const { view } = dataset
      if (a >= view.x[0] && a <= view.x[1] && b >= view.y[0] && b <= view.y[1]) inside++
    }
    expect(inside).toBeGreaterThan(590)
  })
})
