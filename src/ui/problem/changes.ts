/** Changes of the problem, as functions from document to document. */
import { defaultValues } from '../../catalog/definition.ts'
import type { Dataset } from '../../catalog/dataset.ts'
import { ownData } from '../../catalog/datasets/own.ts'
import type { Surface, Task } from '../../catalog/kinds.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import { defaultDataProblem, usualProblem } from '../../experiment/defaults.ts'
import type {
  Choice,
  DataChoice,
  DataProblem,
  Experiment,
  Model,
  Problem,
  SurfaceProblem,
  TableReference,
} from '../../experiment/document.ts'
import { neededOutput, taskOf as taskOfChoice } from '../../experiment/fit.ts'
import { formulaProblem } from '../../experiment/ownFormula.ts'
import { fittingLoss, fittingModel, keptSettings } from './fitting.ts'
import { datasetsOf, kindOf, type Kind } from './kinds.ts'

export { withParameter } from './fitting.ts'

const chosen = (definition: Surface | Dataset): Choice => ({
  id: definition.id,
  parameters: defaultValues(definition.parameters),
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

/** Other data under the present model and settings where they fit, else under the usual ones for that data. */
export function withData(experiment: Experiment, data: DataChoice, model?: Model): Experiment {
  const { problem } = experiment
  const before = problem.kind === 'data' ? problem : undefined
  const usual = usualProblem(data)
  const settings = { ...usual, ...keptSettings(before, data), data }
  const loss = fittingLoss(before, settings)
  const wanted = model ?? before?.model ?? usual.model
  const output = neededOutput(loss) ?? (before && taskOf(before.data) === taskOf(data) ? wanted.output : 'linear')
  const next: DataProblem = {
    ...settings,
    model: { ...wanted, output },
    loss,
  }
  return withProblem(experiment, { ...next, model: fittingModel(next, usual.model) })
}

/** Another kind of problem, with its first surface or data set. */
export function withKind(experiment: Experiment, kind: Kind): Experiment {
  if (kind === kindOf(experiment.problem)) return experiment
  if (kind === 'surface') return withSurface(experiment, surfaces.get('quadratic') ?? surfaces.all[0]!)
  const first = datasetsOf(kind)[0]!
  return withData(experiment, chosen(first), defaultDataProblem(first.id).model)
}

export function withDataset(experiment: Experiment, dataset: Dataset): Experiment {
  return withData(experiment, chosen(dataset))
}

/** What own formulas start from, by the number of inputs. */
const OWN_FORMULAS = { 1: 'sin(2 * x)', 2: 'sin(x) * cos(y)' } as const

/** Data from a formula of the user's own; the present formula where it is one of so many inputs. */
export function withOwnData(experiment: Experiment, inputs: 1 | 2): Experiment {
  const { problem } = experiment
  const own = problem.kind === 'data' && problem.data.id === 'own' ? problem.data : undefined
  const text = own?.formula ?? ''
  const valid = formulaProblem(text, inputs === 1 ? 'curve' : 'surface') === undefined
  return withData(experiment, {
    id: 'own',
    inputs,
    parameters: own?.parameters ?? defaultValues(ownData.parameters),
    formula: valid ? text : OWN_FORMULAS[inputs],
  })
}

/** A table of the user's own. */
export function withTable(experiment: Experiment, table: TableReference): Experiment {
  return withData(experiment, { id: 'table', parameters: {}, table })
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

/** The task of a data choice. */
export function taskOf(data: DataChoice): Task {
  return taskOfChoice(data) ?? 'regression'
}
