/** Arbitrary valid documents for property tests. */
import fc from 'fast-check'
import { activations } from '../../catalog/activations/index.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import type { Definition, ListParameter, NumberParameter, Parameter, Value } from '../../catalog/definition.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import { layers } from '../../catalog/layers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import type { Registry } from '../../catalog/registry.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { warmUp } from '../../catalog/schedules/warmUp.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { factsOf } from '../data.ts'
import type {
  Choice,
  DataChoice,
  DataProblem,
  Experiment,
  Problem,
  Racer,
  SurfaceProblem,
  WarmUp,
} from '../document.ts'
import { lossFit, neededOutput, OWN_LOSS, targetMisfit } from '../fit.ts'
import { LIMITS } from '../limits.ts'
import { wrapperMisfit } from '../racerFit.ts'

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

function listOf({ least, most, ascending, ...range }: ListParameter): fc.Arbitrary<number[]> {
  const length = { minLength: least, maxLength: Math.min(most, 6) }
  return ascending
    ? fc.uniqueArray(numberIn(range), length).map((values) => values.sort((a, b) => a - b))
    : fc.array(numberIn(range), length)
}

function valueOf(parameter: Parameter): fc.Arbitrary<Value> {
  if (parameter.kind === 'switch') return fc.boolean()
  if (parameter.kind === 'choice') return fc.constantFrom(...parameter.options.map(({ value }) => value))
  if (parameter.kind === 'list') return fc.oneof(fc.constant(parameter.default), listOf(parameter))
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

const ownRule = own('theta = theta - lr * g', 'parameter mu = 0.9\nstate m = 0\nm = mu * m + g\ntheta = theta - lr * m')
const optimizer = fc.oneof({ weight: 4, arbitrary: among(optimizers) }, { weight: 1, arbitrary: ownRule })
const CONSTANT: Choice = { id: 'constant', parameters: {} }

const schedule = fc.oneof(among(schedules), own('lr = base / (1 + step)'))
const warmup = choiceOf(warmUp).map(({ parameters }) => parameters as unknown as WarmUp)

/** Wrappers that go around an optimizer, each at most once. */
function wrappersOf(optimizer: Choice): fc.Arbitrary<Choice[]> {
  const fitting = wrappers.all.filter(({ id }) => wrapperMisfit(id, { optimizer }) === undefined)
  // At most one average.
  const some = fc
    .subarray(fitting, { maxLength: 3 })
    .map((all) => all.filter((one, i) => !one.averages || all.findIndex(({ averages }) => averages) === i))
  return some.chain((all) => fc.tuple(...all.map(choiceOf)))
}

/** @param optimizers_ those that go with the problem */
function racerWith(optimizers_: fc.Arbitrary<Choice>): fc.Arbitrary<Racer> {
  return optimizers_.chain((chosen) =>
    record({
      id: numberIn(LIMITS.id),
      name,
      optimizer: fc.constant(chosen),
      rate: numberIn(optimizers.get(chosen.id)?.rate ?? LIMITS.rate),
      schedule,
      warmup,
      // Small ones, so that batch normalization takes them.
      batch: record({
        size: fc.integer({ min: 1, max: 64 }),
        replacement: fc.boolean(),
        schedule: fc.constant(CONSTANT),
      }),
      wrappers: wrappersOf(chosen),
      stopping: record({
        patience: numberIn(LIMITS.patience),
        every: numberIn(LIMITS.stoppingEvery),
        threshold: numberIn(LIMITS.threshold),
      }),
      earlier: fc.uniqueArray(fc.integer({ min: 1, max: LIMITS.budget.max }), { maxLength: 3 }).chain((steps) =>
        fc.tuple(
          ...steps
            .sort((a, b) => a - b)
            .map((until) =>
              record({
                until: fc.constant(until),
                rate: numberIn(optimizers.get(chosen.id)?.rate ?? LIMITS.rate),
                batch: fc.integer({ min: 1, max: 64 }),
                l1: numberIn(LIMITS.penalty),
                l2: numberIn(LIMITS.penalty),
              }),
            ),
        ),
      ),
      colour: numberIn(LIMITS.colour),
      dash: numberIn(LIMITS.dash),
      hidden: fc.boolean(),
    }),
  )
}

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
  .tuple(numberIn(LIMITS.train), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
  .map(([train, share, stratified]) => ({
    train,
    validation: Math.min(LIMITS.validation.max, share * (1 - train)) + 0,
    stratified,
  }))

const table: fc.Arbitrary<DataChoice> = fc
  .tuple(fc.constantFrom(0, 2, 3), fc.integer({ min: 1, max: 6 }), fc.boolean())
  .chain(([classes, features, nonnegative]) =>
    record({
      id: fc.constant('table'),
      parameters: fc.constant({}),
      table: record({
        digest: fc.constant('AbCdEfGhIjKlMnOpQrStU_'),
        name,
        types: fc.constant('n'.repeat(features) + (classes > 0 ? 'c' : 'n')),
        target: fc.constant(features),
        missing: fc.constantFrom('drop' as const, 'fill' as const),
        rows: fc.integer({ min: 2, max: 20000 }),
        features: fc.constant(features),
        classes: fc.constant(classes),
        nonnegative: fc.constant(nonnegative),
      }),
    }),
  )

const ownData: fc.Arbitrary<DataChoice> = record({
  id: fc.constant('own'),
  inputs: fc.constant(2),
  parameters: record({ noise: fc.double({ min: 0, max: 5, noNaN: true }).map((value) => value + 0) }),
  formula: fc.constant('sin(x) + y^2'),
})

const flatLayers = ['dense', 'dropout', 'batch-normalization', 'layer-normalization', 'activation']
const layer = fc.constantFrom(...flatLayers.map((id) => layers.get(id)!)).chain(choiceOf)

const dataProblem: fc.Arbitrary<DataProblem> = fc.oneof(among(datasets), table, ownData).chain((data) => {
  const facts = factsOf(data)!
  const plain = { data, standardize: 'nothing' as const, labelNoise: 0 }
  const fitting = losses.all.filter((loss) => !targetMisfit(loss, plain)).map(choiceOf)
  const ownLoss = OWN_LOSS.fits[facts.task] ? [own('(prediction - target)^2 / 2')] : []
  const image = facts.shape.length > 1
  return fc.oneof(...fitting, ...ownLoss).chain((loss) => {
    const needed = neededOutput(loss)
    return record({
      kind: fc.constant('data' as const),
      data: fc.constant(data),
      samples: numberIn(LIMITS.samples),
      split,
      ...targetsFor(loss),
      augmentation: record({ noise: numberIn(LIMITS.augmentationNoise), shift: numberIn(LIMITS.shift) }),
      model: record({
        degree: facts.shape[0]! > 2 || image ? fc.constant(1) : numberIn(LIMITS.degree),
        layers: fc
          .array(layer, { maxLength: 6 })
          .map((all) => (image ? [{ id: 'flatten', parameters: {} }, ...all] : all)),
        output: needed ? fc.constant(needed) : fc.constantFrom(...activations.all.map(({ id }) => id)),
        initializer: among(initializers),
      }),
      loss: fc.constant(withWeights(loss, facts.classes)),
      penalty: record({ l1: numberIn(LIMITS.penalty), l2: numberIn(LIMITS.penalty) }),
    })
  })
})

/** What is done to targets, where the loss takes what comes of it. */
function targetsFor(loss: Choice) {
  const spoils = !lossFit(loss).nonnegative
  return {
    standardize: fc.constantFrom('nothing' as const, 'inputs' as const, ...(spoils ? (['all'] as const) : [])),
    labelNoise: spoils ? numberIn(LIMITS.labelNoise) : fc.constant(0),
  }
}

/** Class weights are none, or one a class. */
function withWeights(loss: Choice, classes: number): Choice {
  const { classWeights } = loss.parameters
  if (!Array.isArray(classWeights)) return loss
  const weights = classWeights.length === 0 ? [] : Array.from({ length: classes }, (_, k) => k + 0.5)
  return { ...loss, parameters: { ...loss.parameters, classWeights: weights } }
}

const withoutHessian = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...optimizers.all.filter((one) => !('method' in one))).chain(choiceOf) },
  { weight: 1, arbitrary: ownRule },
)

/** Any valid document. */
export const arbitraryExperiment: fc.Arbitrary<Experiment> = fc.oneof(surfaceProblem, dataProblem).chain((problem) =>
  record({
    preset: fc.constantFrom('', 'narrow-ravine', 'no-longer-there'),
    problem: fc.constant<Problem>(problem),
    racers: fc.uniqueArray(racerWith(problem.kind === 'surface' ? optimizer : withoutHessian), {
      maxLength: LIMITS.racers,
      selector: ({ id }) => id,
    }),
    budget: numberIn(LIMITS.budget),
    target: fc.option(numberIn(LIMITS.target)),
    seed: numberIn(LIMITS.seed),
    precision: fc.constantFrom('auto' as const, 'float32' as const, 'float64' as const),
    device: fc.constantFrom('native' as const, 'webgpu' as const, 'webgl' as const, 'auto' as const),
  }),
)
