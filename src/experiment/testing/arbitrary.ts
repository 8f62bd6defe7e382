/** Arbitrary valid documents for property tests. */
import fc from 'fast-check'
import { activations } from '../../catalog/activations/index.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import type { Definition, NumberParameter, Parameter, Value } from '../../catalog/definition.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import type { Registry } from '../../catalog/registry.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import type { Choice, DataProblem, Experiment, Racer, SurfaceProblem } from '../document.ts'
import { OWN_LOSS, takesLogits, taskOf } from '../fit.ts'
import { LIMITS } from '../limits.ts'

/** Plain objects, as validation gives them. */
function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>
}

type Range = Pick<NumberParameter, 'min' | 'max' | 'integer'>

/** Numbers of a range, limits included; never -0, which a document does not have. */
function numberIn({ min, max, integer }: Range): fc.Arbitrary<number> {
  const number = integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })
  return fc.oneof(number, fc.constantFrom(min, max)).map((value) => value + 0)
}

function valueOf(parameter: Parameter): fc.Arbitrary<Value> {
  if (parameter.kind === 'switch') return fc.boolean()
  if (parameter.kind === 'choice') return fc.constantFrom(...parameter.options.map(({ value }) => value))
  return fc.oneof(fc.constant(parameter.default), numberIn(parameter))
}

function choiceOf(definition: Definition): fc.Arbitrary<Choice> {
  const parameters = Object.entries(definition.parameters).map(
    ([name, parameter]) => [name, valueOf(parameter)] as const,
  )
  return record({
    id: fc.constant(definition.id),
    parameters: record(Object.fromEntries(parameters)),
  })
}

/** A comment with any characters, so that texts are not just ours. */
const comment = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map((text) => `# ${text.replace(/[\n\r\u2028\u2029]/g, ' ')}`)

function own(...texts: string[]): fc.Arbitrary<Choice> {
  return fc
    .tuple(fc.constantFrom(...texts), comment)
    .map(([text, note]) => ({ id: 'own', parameters: {}, formula: `${note}\n${text}` }))
}

function among(registry: Registry<Definition>): fc.Arbitrary<Choice> {
  return fc.constantFrom(...registry.all).chain(choiceOf)
}

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter(
    (text) =>
      text.trim().length > 0 && text.length <= LIMITS.name && !/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(text),
  )

const optimizer = fc.oneof(
  { weight: 4, arbitrary: among(optimizers) },
  {
    weight: 1,
    arbitrary: own('theta = theta - lr * g', 'parameter mu = 0.9\nstate m = 0\nm = mu * m + g\ntheta = theta - lr * m'),
  },
)

const racer: fc.Arbitrary<Racer> = optimizer.chain((chosen) =>
  record({
    id: numberIn(LIMITS.id),
    name,
    optimizer: fc.constant(chosen),
    rate: numberIn(optimizers.get(chosen.id)?.rate ?? LIMITS.rate),
    schedule: fc.oneof(among(schedules), own('lr = base / (1 + step)')),
    batch: record({ size: numberIn(LIMITS.batch), replacement: fc.boolean() }),
    colour: numberIn(LIMITS.colour),
    dash: numberIn(LIMITS.dash),
    hidden: fc.boolean(),
  }),
)

const surfaceProblem: fc.Arbitrary<SurfaceProblem> = fc
  .oneof(among(surfaces), own('x^2 + 3 * y^2', 'sin(x) * cos(y)'))
  .chain((surface) => {
    const dimension = surfaces.get(surface.id)?.dimension ?? 2
    return record({
      kind: fc.constant('surface' as const),
      surface: fc.constant(surface),
      start: fc.array(numberIn(LIMITS.start), { minLength: dimension, maxLength: dimension }),
      noise: numberIn(LIMITS.noise),
    })
  })

const split = fc
  .tuple(numberIn(LIMITS.train), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([train, share]) => ({ train, validation: Math.min(LIMITS.validation.max, share * (1 - train)) + 0 }))

const dataProblem: fc.Arbitrary<DataProblem> = among(datasets).chain((data) => {
  const task = taskOf(data)!
  const fitting = losses.all.filter(({ fits }) => fits[task]).map(choiceOf)
  const ownLoss = OWN_LOSS.fits[task] ? [own('(prediction - target)^2 / 2')] : []
  return fc.oneof(...fitting, ...ownLoss).chain((loss) =>
    record({
      kind: fc.constant('data' as const),
      data: fc.constant(data),
      samples: numberIn(LIMITS.samples),
      split,
      model: record({
        degree: numberIn(LIMITS.degree),
        hidden: fc.array(numberIn(LIMITS.units), { maxLength: LIMITS.layers }),
        activation: fc.constantFrom(...activations.all.map(({ id }) => id)),
        output: takesLogits(loss) ? fc.constant('linear') : fc.constantFrom(...activations.all.map(({ id }) => id)),
        initializer: among(initializers),
      }),
      loss: fc.constant(loss),
      penalty: record({ l1: numberIn(LIMITS.penalty), l2: numberIn(LIMITS.penalty) }),
    }),
  )
})

/** Any valid document. */
export const arbitraryExperiment: fc.Arbitrary<Experiment> = record({
  preset: fc.constantFrom('', 'narrow-ravine', 'no-longer-there'),
  problem: fc.oneof(surfaceProblem, dataProblem),
  racers: fc.uniqueArray(racer, { maxLength: LIMITS.racers, selector: ({ id }) => id }),
  budget: numberIn(LIMITS.budget),
  target: fc.option(numberIn(LIMITS.target)),
  seed: numberIn(LIMITS.seed),
  precision: fc.constantFrom('auto' as const, 'float32' as const, 'float64' as const),
})
