/** Layers, activations, losses, initializers, data sets and surfaces. */
import { activations } from '../../catalog/activations/index.ts'
import { defaultValues, type Values } from '../../catalog/definition.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import { layers as catalog } from '../../catalog/layers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import { defaultSurfaceProblem, denseLayer } from '../../experiment/defaults.ts'
import type { Choice, DataProblem, Model } from '../../experiment/document.ts'
import { lossFit, neededOutput, targetMisfit } from '../../experiment/fit.ts'
import { describeAgreement, type Case } from './testing/agree.ts'
import { batchOf, data, named, racer, run, tableOf, valley, variants } from './testing/documents.ts'

const layer = (id: string, values: Values = {}): Choice => ({
  id,
  parameters: { ...defaultValues(catalog.get(id)!.parameters), ...values },
})

function model(
  name: string,
  problem: DataProblem,
  changes: Partial<Parameters<typeof run>[2] & object> = {},
  size = 16,
): Case {
  const experiment = run(problem, racer('sgd', { rate: 0.05, ...batchOf(size) }), { budget: 60, ...changes })
  return { name, experiment, table: tableOf(problem.data.id) }
}

const image = (layers: readonly Choice[], changes: Partial<DataProblem> = {}, rest: Partial<Model> = {}) =>
  data('digits', { samples: 120, ...changes }, { layers, ...rest })
const flat = (layers: readonly Choice[], changes: Partial<DataProblem> = {}) => data('moons', changes, { layers })

describeAgreement('every layer', [
  ...activations.all.map(({ id }) => model(`dense, ${id}`, flat([denseLayer(6, id)]))),
  model('dropout twice', flat([layer('dropout', { rate: 0.3 }), denseLayer(9, 'tanh'), layer('dropout')])),
  model(
    'dropout twice, in batches of more than 1,024 rows',
    flat([layer('dropout'), denseLayer(3, 'tanh'), layer('dropout')], { samples: 2500 }),
    { budget: 4 },
    0,
  ),
  model('batch normalization', flat([denseLayer(6, 'linear'), layer('batch-normalization'), layer('activation')])),
  model('layer normalization', flat([denseLayer(6, 'linear'), layer('layer-normalization'), layer('activation')])),
  model('convolution and max pooling', image([layer('convolution'), layer('max-pooling'), layer('flatten')])),
  model(
    'an even filter, stride 2, without zeros',
    image([layer('convolution', { size: 2, stride: 2, padding: 'valid', activation: 'tanh' }), layer('flatten')]),
  ),
  model(
    'an even filter, stride 3, with zeros',
    image([layer('convolution', { size: 4, stride: 3, filters: 3 }), layer('flatten')]),
  ),
  model(
    'average pooling of windows that overlap',
    image([layer('average-pooling', { size: 3, stride: 2 }), layer('flatten')]),
  ),
  model('max pooling of windows that overlap', image([layer('max-pooling', { size: 3, stride: 2 }), layer('flatten')])),
  model(
    'normalization, dropout and convolution of images',
    image([
      layer('convolution', { filters: 4, activation: 'linear' }),
      layer('batch-normalization'),
      layer('activation', { activation: 'gelu' }),
      layer('dropout', { rate: 0.2 }),
      layer('convolution', { filters: 5, size: 2 }),
      layer('flatten'),
      layer('dropout', { rate: 0.5 }),
    ]),
  ),
  model('shifts and noise of images', image([layer('flatten')], { augmentation: { noise: 0.1, shift: 2 } })),
  model('shifts of images', image([layer('convolution'), layer('flatten')], { augmentation: { noise: 0, shift: 1 } })),
  model('noise of inputs', flat([denseLayer(5, 'tanh')], { augmentation: { noise: 0.2, shift: 0 } })),
  model('penalties', flat([denseLayer(5, 'relu')], { penalty: { l1: 0.01, l2: 0.05 } })),
  model('polynomial features', data('moons', {}, { degree: 4, layers: [] })),
  model('a line, whose parameters are recorded', data('line', {}, { layers: [] })),
])

describeAgreement(
  'every initializer',
  initializers.all.flatMap(({ id, parameters }) =>
    variants(parameters).map((values) =>
      model(
        named(id, parameters, values),
        image(
          [layer('convolution', { filters: 3 }), layer('flatten'), denseLayer(7, 'tanh')],
          {},
          { initializer: { id, parameters: values } },
        ),
        { budget: 5 },
      ),
    ),
  ),
)

const DATA = ['sine', 'counts', 'moons', 'blobs'] as const
const own: Choice = {
  id: 'own',
  parameters: {},
  formula: 'parameter import = 2\nx = prediction - target\nwhere(x > 0, import * x^2, sqrt(1 - x) - 1)',
}

/** A problem whose targets a loss fits. */
function problemFor(loss: Choice, values: Values): DataProblem[] {
  // A mean that is not the logarithm of one must stay above 0.
  const output = neededOutput(loss) ?? (values.logInput === false ? 'softplus' : 'linear')
  return DATA.flatMap((id) => {
    const problem = data(id, { loss: { ...loss, parameters: values }, standardize: 'inputs' }, { output })
    return targetMisfit(lossFit(loss), problem) ? [] : [problem]
  })
}

describeAgreement('every loss that a data set fits', [
  ...losses.all.flatMap(({ id, parameters }) =>
    variants(parameters).flatMap((values) =>
      problemFor({ id, parameters: values }, values).map((problem) =>
        model(`${named(id, parameters, values)}: ${problem.data.id}`, problem),
      ),
    ),
  ),
  model('class weights and label smoothing', {
    ...data('blobs'),
    loss: { id: 'softmax-cross-entropy', parameters: { labelSmoothing: 0.1, classWeights: [0.5, 2, 1] } },
  }),
  ...problemFor(own, {}).map((problem) => model(`own: ${problem.data.id}`, problem)),
])

describeAgreement(
  'every data set',
  datasets.all.map(({ id }) =>
    model(id, data(id, { samples: 90, split: { train: 0.5, validation: 0.2, stratified: false } }), { budget: 8 }),
  ),
)

describeAgreement('every surface', [
  ...surfaces.all.map(({ id }): Case => ({ name: id, experiment: run(defaultSurfaceProblem(id), racer('adam')) })),
  {
    name: 'one that is NaN beside its path',
    experiment: run(
      {
        ...valley(),
        surface: {
          id: 'own',
          parameters: {},
          formula: 'class = where(x > -9, x^2, log(x) + sqrt(x))\nclass + max(abs(y), 0.1) + max(y, x)',
        },
      },
      racer('sgd', { rate: 0.01 }),
    ),
  },
])
