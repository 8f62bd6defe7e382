/** Changes of the problem, as functions from document to document. */
import { datasets } from '../../catalog/datasets/index.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import { defaultValues, type Value } from '../../catalog/definition.ts'
import type { Dataset, Loss, Surface, Task } from '../../catalog/kinds.ts'
import { lossFit, takesLogits, taskOf as taskOfChoice } from '../../experiment/fit.ts'
import type { Choice, DataProblem, Experiment, Model, Problem, SurfaceProblem } from '../../experiment/document.ts'

/** What the task select offers. */
export type Kind = 'surface' | 'curve' | 'points'

/** The task of a data choice. */
export function taskOf(data: Choice): Task {
  return taskOfChoice(data) ?? 'regression'
}

export function kindOf(problem: Problem): Kind {
  if (problem.kind === 'surface') return 'surface'
  return taskOf(problem.data) === 'regression' ? 'curve' : 'points'
}

const chosen = (definition: Surface | Dataset | Loss): Choice => ({
  id: definition.id,
  parameters: defaultValues(definition.parameters),
})

/** The losses that fit a task, in the order in which they are offered. */
export function lossesFor(task: Task): readonly Loss[] {
  return losses.all.filter((loss) => loss.fits[task] !== undefined)
}

/** The usual loss of a task. */
function usualLoss(task: Task): Loss {
  const id = task === 'regression' ? 'squared' : task === 'binary' ? 'binary-cross-entropy' : 'softmax-cross-entropy'
  return losses.get(id) ?? lossesFor(task)[0]!
}

/** The data sets of a kind of problem. */
export function datasetsFor(kind: Exclude<Kind, 'surface'>): readonly Dataset[] {
  return datasets.all.filter(
    (dataset) => (dataset.task(defaultValues(dataset.parameters)) === 'regression') === (kind === 'curve'),
  )
}

const network = (kind: Kind): Model => ({
  degree: 1,
  hidden: kind === 'points' ? [8, 8] : [],
  activation: 'tanh',
  output: 'linear',
  initializer: { id: 'xavier', parameters: defaultValues(initializers.get('xavier')?.parameters ?? {}) },
})

export const withProblem = (experiment: Experiment, problem: Problem): Experiment => ({
  ...experiment,
  preset: '',
  problem,
})

export function withSurface(experiment: Experiment, surface: Surface): Experiment {
  const { problem } = experiment
  const noise = problem.kind === 'surface' ? problem.noise : 0
  return withProblem(experiment, { kind: 'surface', surface: chosen(surface), start: surface.start, noise })
}

/** A loss that fits the task; the present one where it does. One's own is written for its task and stays with it. */
function fittingLoss(before: DataProblem | undefined, task: Task): Choice {
  const fits = before && lossFit(before.loss).fits[task] !== undefined
  const moved = before && losses.get(before.loss.id) === undefined && taskOf(before.data) !== task
  return fits && !moved ? before.loss : chosen(usualLoss(task))
}

export function withData(experiment: Experiment, data: Choice, model?: Model): Experiment {
  const { problem } = experiment
  const before = problem.kind === 'data' ? problem : undefined
  const loss = fittingLoss(before, taskOf(data))
  const wanted = model ?? before?.model ?? network('curve')
  const next: DataProblem = {
    kind: 'data',
    data,
    samples: before?.samples ?? 400,
    split: before?.split ?? { train: 0.5, validation: 0.25 },
    model: takesLogits(loss) ? { ...wanted, output: 'linear' } : wanted,
    loss,
    penalty: before?.penalty ?? { l1: 0, l2: 0 },
  }
  return withProblem(experiment, next)
}

/** Another kind of problem, with its first surface or data set. */
export function withKind(experiment: Experiment, kind: Kind): Experiment {
  if (kind === kindOf(experiment.problem)) return experiment
  if (kind === 'surface') return withSurface(experiment, surfaces.get('quadratic') ?? surfaces.all[0]!)
  return withData(experiment, chosen(datasetsFor(kind)[0]!), network(kind))
}

export function withDataset(experiment: Experiment, dataset: Dataset): Experiment {
  return withData(experiment, chosen(dataset))
}

/** A change within a surface problem; others stay as they are. */
export function inSurface(change: (problem: SurfaceProblem) => SurfaceProblem) {
  return (experiment: Experiment): Experiment =>
    experiment.problem.kind === 'surface' ? { ...experiment, problem: change(experiment.problem) } : experiment
}

/** A change within a data problem; others stay as they are. */
export function inData(change: (problem: DataProblem) => DataProblem) {
  return (experiment: Experiment): Experiment =>
    experiment.problem.kind === 'data' ? { ...experiment, problem: change(experiment.problem) } : experiment
}

/** A choice with one parameter changed. */
export function withParameter(choice: Choice, name: string, value: Value): Choice {
  return { ...choice, parameters: { ...choice.parameters, [name]: value } }
}

/** Number of polynomial features of `inputs` inputs up to `degree`, without the constant: C(inputs + degree, degree) - 1. */
export function featureCount(inputs: number, degree: number): number {
  let combinations = 1
  for (let k = 1; k <= degree; k++) combinations = (combinations * (inputs + k)) / k
  return Math.round(combinations) - 1
}

/** Units of every layer, from the features to the outputs. */
export function layersOf(problem: DataProblem, classes: number): readonly number[] {
  const inputs = datasets.get(problem.data.id)?.features ?? 2
  const outputs = taskOf(problem.data) === 'classes' ? classes : 1
  return [featureCount(inputs, problem.model.degree), ...problem.model.hidden, outputs]
}

/** Weights and biases of dense layers. */
export function parameterCount(layers: readonly number[]): number {
  let sum = 0
  for (let layer = 1; layer < layers.length; layer++) sum += layers[layer]! * (layers[layer - 1]! + 1)
  return sum
}
