import fc from 'fast-check'
import { optimizers } from '../catalog/optimizers/index.ts'
import { describe, expect, it } from 'vitest'
import { defaultDataProblem, defaultExperiment } from './defaults.ts'
import type { Experiment } from './document.ts'
import { validate } from './schema.ts'
import { arbitraryExperiment } from './testing/arbitrary.ts'

/** A deep copy of the default with a value put at a path such as `racers.1.rate`. */
function withValue(path: string, value: unknown, base: unknown = defaultExperiment()): unknown {
  const copy = structuredClone(base)
  const keys = path.split('.')
  const last = keys.pop()!
  const at = keys.reduce((object, key) => object[key], copy as Record<string, never>)
  Object.defineProperty(at, last, { value, enumerable: true, configurable: true, writable: true })
  return copy
}
function without(path: string): unknown {
  const copy = structuredClone(defaultExperiment())
  const keys = path.split('.')
  const last = keys.pop()!
  delete keys.reduce((object, key) => object[key], copy as unknown as Record<string, never>)[last]
  return copy
}
/** Each problem as `path: message`. */
function problemsOf(input: unknown): string[] {
  const result = validate(input)
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`)
}
const dataExperiment = (id = 'moons'): Experiment => ({ ...defaultExperiment(), problem: defaultDataProblem(id) })

describe('validate', () => {
  it('takes the default, and gives an equal copy that shares nothing', () => {
    const input = defaultExperiment()
    const result = validate(input)
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    expect(result.experiment).toStrictEqual(input)
    expect(result.experiment.racers[0].optimizer.parameters).not.toBe(input.racers[0].optimizer.parameters)
    expect(result.experiment.problem).not.toBe(input.problem)
  })

  it('takes every valid document as it is', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (experiment) => {
        const result = validate(experiment)
        expect(result.ok ? result.experiment : result.problems).toStrictEqual(experiment)
      }),
      { seed: 1, numRuns: 150 },
    )
  })

  it.each([
    ['racers.1.rate', 12, 'racers[1].rate: 12 is outside 1e-6 to 10'],
    ['racers.1.rate', 1e-7, 'racers[1].rate: 1e-7 is outside 1e-6 to 10'],
    ['racers.1.rate', NaN, 'racers[1].rate: NaN is not a number'],
    ['racers.1.rate', Infinity, 'racers[1].rate: Infinity is outside 1e-6 to 10'],
    ['racers.1.rate', 'Infinity', 'racers[1].rate: "Infinity" is not a number'],
    ['racers.0.optimizer.parameters.momentum', 1, 'racers[0].optimizer.parameters.momentum: 1 is outside 0 to 0.9999'],
    ['racers.0.optimizer.parameters.nesterov', 1, 'racers[0].optimizer.parameters.nesterov: 1 is not true or false'],
    ['racers.0.batch.size', 1.5, 'racers[0].batch.size: 1.5 is not a whole number'],
    ['racers.0.batch.size', -1, 'racers[0].batch.size: -1 is outside 0 to 20000'],
    ['racers.3.id', 1, 'racers[3].id: 1 is the id of an earlier racer'],
    ['racers.0.name', '', 'racers[0].name: has 0 visible characters, 1 to 40 are allowed'],
    ['racers.0.name', 'a'.repeat(41), 'racers[0].name: has 41 visible characters, 1 to 40 are allowed'],
    ['racers.0.name', 'a\u202eb', 'racers[0].name: contains a control character'],
    ['racers.0.colour', 13, 'racers[0].colour: 13 is outside 1 to 12'],
    ['budget', 0, 'budget: 0 is outside 1 to 1000000'],
    ['budget', 1e9, 'budget: 1e9 is outside 1 to 1000000'],
    ['seed', 2 ** 32, 'seed: 4294967296 is outside 0 to 4294967295'],
    ['target', '1', 'target: "1" is not a number'],
    ['precision', 'float16', 'precision: "float16" is not one of "auto", "float32", "float64"'],
    ['preset', 'A b', 'preset: is not the id of a preset'],
    ['problem', null, 'problem: null is not an object'],
    ['problem.kind', 'image', 'problem.kind: "image" is not "surface" or "data"'],
    ['problem.start', [1], 'problem.start: has 1 numbers, the surface takes 2'],
    ['problem.start', [1, 2, 3], 'problem.start: has 3 entries, 1 to 2 are allowed'],
    ['problem.start.1', null, 'problem.start[1]: null is not a number'],
    ['problem.noise', -1, 'problem.noise: -1 is outside 0 to 100'],
    ['problem.surface.parameters.condition', 0.5, 'problem.surface.parameters.condition: 0.5 is outside 1 to 1000'],
    ['racers', {}, 'racers: a value of type object is not a list'],
    ['racers.2', 5, 'racers[2]: 5 is not an object'],
    ['racers.2.schedule.id', ['cosine'], 'racers[2].schedule.id: a list is not a text'],
  ])('names %s = %o', (path, value, problem) => {
    expect(problemsOf(withValue(path, value))).toEqual([problem])
  })

  const dense = (units: number) => ({ id: 'dense', parameters: { units, activation: 'tanh' } })
  it.each([
    ['layers', [dense(8), dense(257)], 'problem.model.layers[1].parameters.units: 257 is outside 1 to 256'],
    ['layers', Array.from({ length: 13 }, () => dense(1)), 'problem.model.layers: has 13 entries, 0 to 12 are allowed'],
    [
      'layers',
      [dense(8), { id: 'flatten', parameters: {} }],
      'problem.model.layers[1]: "flatten" needs an image, of height, width and channels',
    ],
    ['degree', 9, 'problem.model.degree: 9 is outside 1 to 8'],
    ['output', 'tanh', 'problem.model.output: must be "linear" for the loss "binary-cross-entropy"; it is "tanh"'],
  ])('names model.%s = %o', (field, value, problem) => {
    expect(problemsOf(withValue(`problem.model.${field}`, value, dataExperiment()))).toEqual([problem])
  })

  it('names the layer that an image does not go through', () => {
    const digits = dataExperiment('digits')
    expect(problemsOf(withValue('problem.model.layers', [dense(8)], digits))).toEqual([
      'problem.model.layers[0]: "dense" needs a flat input: put a Flatten layer in front of it',
    ])
    expect(problemsOf(withValue('problem.model.layers', [], digits))).toEqual([
      'problem.model.layers: the layer of the outputs needs a flat input: put a Flatten layer in front of it',
    ])
    const pooling = { id: 'max-pooling', parameters: { size: 8, stride: 0 } }
    expect(problemsOf(withValue('problem.model.layers', [pooling, pooling], digits))).toEqual([
      'problem.model.layers[1]: "max-pooling" has a window larger than the image it gets',
    ])
  })

  it('names what a racer cannot do with the problem', () => {
    const racer = (changes: object) => {
      const experiment = dataExperiment()
      return { ...experiment, racers: [{ ...experiment.racers[0], ...changes }] }
    }
    const newton = { optimizer: { id: 'newton', parameters: { kind: 'damped', damping: 1 } } }
    expect(problemsOf(racer(newton))).toEqual([])
    expect(problemsOf(withValue('problem.model.layers', [dense(64)], racer(newton)))).toEqual([
      'racers[0].optimizer.id: Needs the Hessian, which is offered up to 256 parameters; this model has 257.',
    ])
    const decay = { id: 'decoupled-decay', parameters: { weightDecay: 0.1 } }
    const clip = { id: 'clip-norm', parameters: { maxNorm: 1 } }
    const average = (id: string) => ({ id, parameters: { decay: 0.9, start: 1, every: 1 } })
    expect(problemsOf(racer({ wrappers: [clip, decay] }))).toEqual([
      'racers[0].wrappers[1].id: "decoupled-decay" does not fit: the optimizer has a weight decay of its own',
    ])
    expect(problemsOf(racer({ wrappers: [clip, clip] }))).toEqual([
      'racers[0].wrappers[1].id: "clip-norm" is there already',
    ])
    expect(problemsOf(racer({ wrappers: [average('ema'), average('swa')] }))).toEqual([
      'racers[0].wrappers[1].id: an average of the weights is kept already',
    ])
    const normalized = [{ id: 'batch-normalization', parameters: { momentum: 0.1, epsilon: 1e-5 } }]
    const large = withValue('problem.samples', 20000, withValue('problem.model.layers', normalized, racer({})))
    expect(problemsOf(large)).toEqual([
      'racers[0].batch.size: is 10000 rows; batch normalization takes batches of up to 4096 rows',
    ])
  })

  it('judges a table of one’s own', () => {
    const table = {
      ...{ digest: 'AbCdEfGhIjKlMnOpQrStU_', name: 'mine.csv', types: 'nnc-', target: 2, missing: 'drop' },
      ...{ rows: 90, features: 2, classes: 3, nonnegative: true },
    }
    const own = (changes: object) => {
      const experiment = dataExperiment('iris')
      const data = { id: 'table', parameters: {}, table: { ...table, ...changes } }
      return { ...experiment, problem: { ...experiment.problem, data } }
    }
    expect(problemsOf(own({}))).toEqual([])
    expect(problemsOf(own({ digest: '../../etc' }))[0]).toBe('problem.data.table.digest: is not a digest')
    expect(problemsOf(own({ types: 'nxc' }))[0]).toBe('problem.data.table.types: is not 2 to 200 letters of n, c and -')
    expect(problemsOf(own({ target: 3 }))[0]).toBe('problem.data.table.target: 3 is not a column that is used')
    expect(problemsOf(own({ classes: 0 }))[0]).toBe(
      'problem.data.table.classes: 0 does not go with the type of the target',
    )
    expect(problemsOf(own({ name: 'a\u202eb' }))[0]).toBe('problem.data.table.name: contains a control character')
    expect(problemsOf(own({ rows: 1e9 }))[0]).toMatch(/^problem.data.table.rows: 1e9 is outside/)
  })

  it('names an unknown id with those there are', () => {
    const [problem] = problemsOf(withValue('racers.0.optimizer.id', '__proto__'))
    const ids = [...optimizers.all.map(({ id }) => id), 'own'].join(', ')
    expect(problem).toBe(`racers[0].optimizer.id: there is no optimizer "__proto__"; there are ${ids}`)
  })

  it('names what is missing', () => {
    expect(problemsOf(without('racers.0.optimizer.parameters.momentum'))).toEqual([
      'racers[0].optimizer.parameters.momentum: is missing',
    ])
    expect(problemsOf(without('budget'))).toEqual(['budget: is missing'])
    expect(problemsOf(undefined)).toEqual([': undefined is not an object'])
  })

  it('wants a loss that fits the task', () => {
    const mixed = withValue(
      'problem.loss',
      { id: 'softmax-cross-entropy', parameters: { labelSmoothing: 0, classWeights: [] } },
      dataExperiment(),
    )
    expect(problemsOf(mixed)[0]).toMatch(
      /^problem\.loss\.id: "softmax-cross-entropy" does not fit this data\. .* These do: squared,/,
    )
  })

  it('wants shares that are no more than the whole', () => {
    expect(
      problemsOf(withValue('problem.split', { train: 0.8, validation: 0.3, stratified: false }, dataExperiment())),
    ).toEqual(['problem.split: 0.8 for training and 0.3 for validation are more than 1'])
    expect(
      problemsOf(withValue('problem.split', { train: 0.7, validation: 0.3, stratified: true }, dataExperiment())),
    ).toEqual([])
  })

  it('has at most 12 racers, and may have none', () => {
    const [racer] = defaultExperiment().racers
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ ...racer, id: i + 1 }))
    expect(problemsOf(withValue('racers', many(12)))).toEqual([])
    expect(problemsOf(withValue('racers', many(13)))).toEqual(['racers: has 13 entries, 0 to 12 are allowed'])
    expect(problemsOf(withValue('racers', new Array(1_000_000).fill(racer)))).toHaveLength(1)
    expect(problemsOf(withValue('racers', []))).toEqual([])
  })

  it('makes 0 of -0', () => {
    const result = validate(withValue('problem.start', [-0, 1]))
    expect(
      result.ok && result.experiment.problem.kind === 'surface' && Object.is(result.experiment.problem.start[0], 0),
    ).toBe(true)
  })

  it('leaves out what it does not know, and is not reached by prototypes', () => {
    const text = JSON.stringify(defaultExperiment())
    const hostile = JSON.parse(
      text
        .replace(
          '{"preset"',
          '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"extra":1,"preset"',
        )
        .replace('"parameters":{', '"parameters":{"__proto__":{"polluted":1},"extra":"x",'),
    ) as unknown
    const result = validate(hostile)
    expect(result.ok && result.experiment).toStrictEqual(defaultExperiment())
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    const inherited = Object.create(defaultExperiment()) as unknown
    expect(validate({ ...(inherited as object) }).ok).toBe(false)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true, withTypedArray: true }), (input) => {
        expect(validate(input).ok).toBe(false)
        expect(validate(withValue('problem', input)).ok).toBe(false)
        expect(validate(withValue('racers.0.optimizer', input)).ok).toBe(false)
      }),
      { seed: 2, numRuns: 200 },
    )
  })
})

describe('own formulas', () => {
  const own = (formula: string) => ({ id: 'own', parameters: {}, formula })

  it('are checked, and the error says where', () => {
    expect(problemsOf(withValue('racers.0.optimizer', own('state m = 0\nm = m + g\ntheta = theta - lr * m')))).toEqual(
      [],
    )
    const [problem] = problemsOf(withValue('racers.0.optimizer', own('state m = 0\ntheta = theta - lr * window')))
    expect(problem).toMatch(/^racers\[0\]\.optimizer\.formula: .*window.*\(line 2, column 22\)$/)
    expect(problemsOf(withValue('racers.0.schedule', own('lr = base * theta')))[0]).toMatch(
      /^racers\[0\]\.schedule\.formula: /,
    )
    expect(problemsOf(withValue('problem.loss', own('abs(prediction - z)'), dataExperiment()))[0]).toMatch(
      /^problem\.loss\.formula: /,
    )
  })

  it('have at most 2,000 characters', () => {
    const long = `theta = theta - lr * g # ${'x'.repeat(2000)}`
    expect(problemsOf(withValue('racers.0.optimizer', own(long)))).toEqual([
      `racers[0].optimizer.formula: has ${long.length} characters, 2000 are allowed`,
    ])
    expect(problemsOf(withValue('racers.0.optimizer', { id: 'own', parameters: {} }))).toEqual([
      'racers[0].optimizer.formula: is missing',
    ])
  })

  it('of surfaces have the inputs that the start has numbers for', () => {
    const surface = (formula: string, start: number[]) =>
      problemsOf(withValue('problem', { kind: 'surface', surface: own(formula), start, noise: 0 }))
    expect(surface('x^2 + y^2', [1, 2])).toEqual([])
    expect(surface('x^2', [1, 2])).toEqual([])
    expect(surface('x^2', [1])).toEqual([])
    expect(surface('x^2 + y^2', [1])[0]).toMatch(/^problem\.surface\.formula: .*\(line 1, column 7\)$/)
  })

  it('drop parameters and texts that do not belong to them', () => {
    const result = validate(
      withValue('racers.0.optimizer', { id: 'own', parameters: { a: 1 }, formula: 'theta = theta - lr * g' }),
    )
    expect(result.ok && result.experiment.racers[0].optimizer).toStrictEqual(own('theta = theta - lr * g'))
    const sgd = defaultExperiment().racers[0].optimizer
    const other = validate(withValue('racers.0.optimizer', { ...sgd, formula: 'g = g' }))
    expect(other.ok && other.experiment.racers[0].optimizer).toStrictEqual(sgd)
  })

  it('make data, with as many inputs as they say', () => {
    const data = (formula: string, inputs: number) =>
      withValue('problem', {
        ...defaultDataProblem('sine'),
        data: { ...own(formula), inputs, parameters: { noise: 0 } },
      })
    expect(problemsOf(data('sin(x)', 1))).toEqual([])
    expect(problemsOf(data('x * y', 2))).toEqual([])
    expect(problemsOf(data('x * y', 1))[0]).toMatch(/^problem\.data\.formula: Unknown name y/)
    expect(problemsOf(data('x', 3))).toEqual(['problem.data.inputs: 3 is outside 1 to 2'])
  })

  it('are not offered for initial weights', () => {
    expect(problemsOf(withValue('problem.model.initializer', own('x'), dataExperiment()))[0]).toMatch(
      /no initializer "own"/,
    )
  })
})
