/** Schedules, batches, wrappers, early stopping, live changes: everything around the optimizer. */
import type { Values } from '../../catalog/definition.ts'
import { layers } from '../../catalog/layers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { defaultChoice, denseLayer } from '../../experiment/defaults.ts'
import type { Choice, Racer } from '../../experiment/document.ts'
import { describeAgreement, type Case } from './testing/agree.ts'
import { batchOf, data, named, racer, run, valley, variants } from './testing/documents.ts'

/** Periods and boundaries within 100 steps. */
function shortened(parameters: Values): Record<string, Values[string]> {
  const short = (value: Values[string]) => (typeof value === 'number' && value >= 50 ? 12 : value)
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      Array.isArray(value) && value[0] > 50 ? [20, 45] : short(value),
    ]),
  )
}

const choices = schedules.all.flatMap(({ id, parameters }) =>
  variants(parameters).map((values) => ({
    name: named(id, parameters, values),
    choice: { id, parameters: shortened(values) },
  })),
)

const choiceOf = (id: string) => choices.find(({ choice }) => choice.id === id)!.choice

const momentum = (changes: Partial<Racer>) => ({
  ...racer('sgd', changes),
  optimizer: { ...racer('sgd').optimizer, parameters: { ...racer('sgd').optimizer.parameters, momentum: 0.5 } },
})

describeAgreement(
  'every schedule',
  choices.map(({ name, choice }): Case => ({
    name,
    experiment: run(valley(), momentum({ rate: 0.005, schedule: choice })),
  })),
)

const network = data('moons')
const own = (formula: string): Choice => ({ id: 'own', parameters: {}, formula })
describeAgreement('rates and batches', [
  { name: 'a warm-up', experiment: run(network, racer('adam', { warmup: { steps: 30, from: 0.1, offset: 0 } })) },
  {
    name: 'a warm-up in front of a cycle of rate and momentum',
    experiment: run(
      network,
      momentum({
        warmup: { steps: 10, from: 0, offset: 1 },
        schedule: choiceOf('one-cycle'),
      }),
    ),
  },
  {
    name: 'an own schedule with a state, whose base changes',
    experiment: run(
      network,
      racer('sgd', {
        schedule: own('parameter lambda = 0.97\nstate scalar print = base\nprint = print * lambda\nlr = print'),
        earlier: [{ until: 40, rate: 0.2, batch: 16, l1: 0, l2: 0 }],
      }),
    ),
  },
  {
    name: 'an own schedule that listens to the validation loss once an epoch',
    experiment: run(
      network,
      racer('sgd', { ...batchOf(8), schedule: own('lr = where(metric < 0.5, base / 2, base)') }),
    ),
  },
  {
    name: 'a rate that falls where the validation loss stops falling',
    experiment: run(network, racer('adam', { ...batchOf(8), rate: 0.1, schedule: choiceOf('plateau') })),
  },
  {
    name: 'settings changed in the run',
    experiment: run(
      { ...network, penalty: { l1: 0, l2: 0.01 } },
      racer('sgd', {
        ...batchOf(7),
        earlier: [
          { until: 20, rate: 0.3, batch: 0, l1: 0.01, l2: 0 },
          { until: 50, rate: 0.05, batch: 16, l1: 0, l2: 0.2 },
        ],
      }),
    ),
  },
  { name: 'batches with replacement', experiment: run(network, racer('adam', batchOf(9, { replacement: true }))) },
  { name: 'batches that do not divide the epoch', experiment: run(network, racer('adam', batchOf(7))) },
  {
    name: 'a batch size on a schedule',
    experiment: run(network, racer('adam', batchOf(4, { schedule: own('lr = base * (1 + floor(step / 20))') }))),
  },
  {
    name: 'early stopping, with the best parameters put back',
    experiment: run(
      network,
      racer('adam', { ...batchOf(8), rate: 0.3, stopping: { patience: 4, every: 3, threshold: 0.001 } }),
      { budget: 400 },
    ),
  },
  { name: 'a run that diverges', experiment: run(valley(), racer('sgd', { rate: 5 })) },
  {
    name: 'a last row at a step that is not recorded',
    experiment: run(valley(), racer('sgd', { rate: 0.001 }), { budget: 1501 }),
  },
  {
    name: 'a surface without a racer’s noise, in float32',
    experiment: run(valley(), racer('adam'), { precision: 'float32' }),
    within: 2e-5,
  },
  {
    name: 'a network in float32',
    experiment: run(network, racer('adam', batchOf(8)), { precision: 'float32' }),
    within: 2e-4,
  },
  {
    name: 'several racers',
    experiment: run(network, [racer('adam'), { ...racer('asgd'), id: 5, name: '=1+1, "quoted"' }]),
  },
])

const wrapped = wrappers.all.flatMap(({ id, parameters }) =>
  variants(parameters).map((values) => ({
    name: named(id, parameters, values),
    choice: { id, parameters: shortened(values) },
  })),
)
const first = (id: string) => wrapped.find(({ choice }) => choice.id === id)!.choice
const lion = (choices_: readonly Choice[]) => racer('sign-sgd', { ...batchOf(8), wrappers: choices_ })

describeAgreement('every wrapper', [
  ...wrapped.map(({ name, choice }): Case => ({ name, experiment: run(data('moons'), lion([choice])) })),
  ...['adam', 'lbfgs', 'nonlinear-cg'].map((id): Case => ({
    name: `all that go together, around ${id}`,
    experiment: run(
      data('moons', { penalty: { l1: 0.001, l2: 0.01 } }, { layers: [] }),
      racer(id, {
        ...batchOf(8),
        wrappers: [
          'accumulation',
          'sam',
          'clip-norm',
          'clip-value',
          'gradient-noise',
          'max-norm',
          'lookahead',
          'swa',
        ].map(first),
      }),
      // A line search along a gradient that is not quite that of its loss soon hangs on the last digit.
      { budget: id === 'adam' ? 60 : 8 },
    ),
  })),
  {
    name: 'dropout and shifted inputs, the same for both gradients of SAM and for each part of a batch',
    experiment: run(
      data(
        'moons',
        { augmentation: { noise: 0.1, shift: 0 } },
        { layers: [denseLayer(8, 'tanh'), defaultChoice(layers, 'dropout')] },
      ),
      lion(['accumulation', 'sam'].map(first)),
    ),
  },
  {
    name: 'coupled decay around a line search',
    experiment: run(
      data('moons', {}, { layers: [] }),
      racer('lbfgs', { ...batchOf(0), wrappers: [first('coupled-decay')] }),
      { budget: 40 },
    ),
  },
  {
    name: 'noise and accumulation on a surface',
    experiment: run(valley(0.1), racer('adam', { wrappers: ['accumulation', 'gradient-noise', 'ema'].map(first) })),
  },
])
