/** Cases of training.json: whole runs of a trainer, with the file's data, start and order, in float64. */
import type { Task } from '../../src/catalog/kinds.ts'
import { createTrainer } from '../../src/engine/createTrainer.ts'
import type { NativeModules } from '../../src/engine/native/instance.ts'
import type { PreparedData } from '../../src/engine/prepareData.ts'
import type { Columns } from '../../src/engine/trainer.ts'
import type { Choice, Experiment, Racer } from '../../src/experiment/document.ts'
import { differs } from './compare.ts'
import type { PlainTraining, TrainingData, TrainingFile } from './files.ts'
import { activationFor, lossFor, optimizerFor, scheduleFor } from './names.ts'
import { judge, type KindReport, type Outcome } from './report.ts'

const tasks: Readonly<Record<string, Task>> = { mse: 'regression', bce: 'binary', ce: 'classes' }

/** Inputs and targets of the first `count` samples, in the file's order. */
function dataOf(data: TrainingData, count: number | undefined, task: Task, classes: number): PreparedData {
  const rows =
    'images' in data
      ? data.images.map((image) => Array.from(image, (character) => parseInt(character, 17) / 16))
      : data.x
  const targets = 'images' in data ? Array.from(data.labels, Number) : data.y
  const total = count ?? rows.length
  if (targets.length !== rows.length)
    throw new Error(`the data has ${rows.length} samples and ${targets.length} targets`)
  if (total > rows.length) throw new Error(`the data has ${rows.length} samples, the case wants ${total}`)
  return {
    task,
    features: rows[0]!.length,
    classes,
    x: Float64Array.from(rows.slice(0, total).flat()),
    y: Float64Array.from(targets.slice(0, total).flat()),
    counts: { train: total, validation: 0, test: 0 },
  }
}

/** What of a case does not exist yet, in a few words. */
function missing(run: PlainTraining): string | undefined {
  const { kind, sizes, activations: layers } = run.model
  if (kind !== 'mlp' || !sizes || !layers) return `model ${kind}`
  const unknown = layers.find((id) => !activationFor(id))
  if (unknown !== undefined) return `activation ${unknown}`
  if (tasks[run.loss] === 'binary' && sizes.at(-1)! > 1) return 'several outputs of two classes each'
  if (run.penalty && !['L1', 'L2'].includes(run.penalty.kind)) return `penalty ${run.penalty.kind}`
  return undefined
}

interface Parts {
  readonly loss: Choice
  readonly optimizer: Choice
  readonly schedule: Choice
}

function experimentOf(run: PlainTraining, { loss, optimizer, schedule }: Parts, samples: number) {
  const layers = run.model.activations!.map((name) => activationFor(name)!)
  const penalty = (kind: string) => (run.penalty?.kind === kind ? run.penalty.lambda : 0)
  const racer: Racer = {
    id: 1,
    name: run.id,
    optimizer,
    rate: run.optimizer.lr,
    schedule,
    // Without orders every step takes all samples.
    batch: { size: run.orders ? run.batch : samples, replacement: false },
    colour: 1,
    dash: 1,
    hidden: false,
  }
  const experiment: Experiment = {
    preset: '',
    problem: {
      kind: 'data',
      data: { id: 'given', parameters: {} },
      samples,
      split: { train: 1, validation: 0 },
      model: {
        degree: 1,
        hidden: run.model.sizes!.slice(1, -1),
        activation: layers[0]!,
        output: layers.at(-1)!,
        initializer: { id: 'zeros', parameters: {} },
      },
      loss,
      penalty: { l1: penalty('L1'), l2: penalty('L2') },
    },
    racers: [racer],
    budget: run.steps,
    target: null,
    seed: 0,
    precision: 'float64',
  }
  return { experiment, racer }
}

/** A metric of the step that ends in row `step`: every step up to 512, then those that are recorded. */
function compareSteps(
  what: string,
  records: Columns,
  column: string,
  expected: readonly number[],
  tolerance: number,
): string | undefined {
  const values = records[column]
  if (!values) return `the records have no column '${column}'`
  const seen = new Set<number>()
  for (const [row, after] of records.step!.entries()) {
    if (after === 0) continue
    seen.add(after)
    const why = differs(`${what} of step ${after - 1}`, values[row]!, expected[after - 1]!, tolerance)
    if (why) return why
  }
  for (let step = 1; step <= Math.min(512, expected.length); step++)
    if (!seen.has(step)) return `step ${step} was not recorded`
  return undefined
}

function compareWeights(run: PlainTraining, theta: ArrayLike<number>, tolerance: number): string | undefined {
  let offset = 0
  for (const [name, { values }] of Object.entries(run.init)) {
    const tensor = Array.from(values, (_, i) => theta[offset + i]!)
    offset += values.length
    const expected = run.weights[name]
    if (!expected) return `the case has no final weights of ${name}`
    const why =
      differs(
        `sum of ${name}`,
        tensor.reduce((a, b) => a + b, 0),
        expected.sum,
        tolerance * tensor.length,
      ) ??
      differs(
        `norm of ${name}`,
        Math.sqrt(tensor.reduce((a, b) => a + b * b, 0)),
        expected.l2,
        tolerance * Math.sqrt(tensor.length),
      ) ??
      expected.at
        .map(([index, value]) => differs(`${name}[${index}]`, tensor[index]!, value, tolerance))
        .find((difference) => difference !== undefined)
    if (why) return why
  }
  return undefined
}

function runCase(modules: NativeModules, run: PlainTraining, parts: Parts, given: TrainingData): string | undefined {
  const task = tasks[run.loss]!
  const data = dataOf(
    given,
    run.samples,
    task,
    task === 'classes' ? run.model.sizes!.at(-1)! : task === 'binary' ? 2 : 0,
  )
  const layers = run.model.sizes!.length - 1
  if (run.model.activations!.length !== layers) return `the model must have ${layers} activations, one a layer`
  if (data.features !== run.model.sizes![0])
    return `the model takes ${run.model.sizes![0]} inputs, the data has ${data.features}`
  const outputs = task === 'classes' ? 1 : run.model.sizes!.at(-1)!
  if (data.y.length !== outputs * data.counts.train)
    return `the data must have ${outputs} target(s) a sample, got ${data.y.length / data.counts.train}`
  if (run.loss_per_step.length !== run.steps) return `loss_per_step must have ${run.steps} entries`
  const { experiment, racer } = experimentOf(run, parts, data.counts.train)
  const trainer = createTrainer(experiment, racer, {
    modules,
    data: { ...data, activations: run.model.activations!.map((name) => activationFor(name)!) },
    start: Object.values(run.init).flatMap(({ values }) => values),
    order: run.orders,
  })
  const progress = trainer.advance(run.steps)
  if (progress.step !== run.steps) return `the run stopped at step ${progress.step}: ${progress.status}`
  const [weightTolerance, lossTolerance] = run.tol
  const records = trainer.records(0)
  const scores = trainer.probe({ kind: 'scores' })
  const train = scores.kind === 'scores' ? scores.scores.train : undefined
  const theta = trainer.checkpoint().arrays['method.theta']
  trainer.dispose()
  if (!theta || !train) return 'the trainer gives no parameters or no scores'
  return (
    compareSteps('loss', records, 'batchLoss', run.loss_per_step, lossTolerance) ??
    (run.objective_per_step &&
      compareSteps('objective', records, 'objective', run.objective_per_step, lossTolerance)) ??
    differs('final loss', train.loss, run.final.loss, lossTolerance) ??
    (run.final.accuracy !== undefined
      ? differs('final accuracy', train.accuracy, run.final.accuracy, 1e-12)
      : undefined) ??
    compareWeights(run, theta, weightTolerance)
  )
}

function judgeCase(file: TrainingFile, modules: NativeModules, run: TrainingFile['cases'][number]): Outcome {
  const { id } = run
  const notYet = (what: string) => ({ notYet: `${id} (${what})` })
  return judge(id, () => {
    if (run.kind !== 'plain') return notYet(run.kind)
    const plain = run as PlainTraining
    const gap = missing(plain)
    if (gap) return notYet(gap)
    const loss = tasks[plain.loss] && lossFor(plain.loss, {})?.loss
    if (!loss) return notYet(`loss ${plain.loss}`)
    const optimizer = optimizerFor(plain.optimizer.name, plain.optimizer)?.optimizer
    if (!optimizer) return notYet(plain.optimizer.name)
    const { name: scheduleName, ...scheduleParameters } = plain.schedule ?? { name: 'constant' }
    const schedule = scheduleFor(scheduleName, { ...scheduleParameters, lr: plain.optimizer.lr }, plain.steps)?.schedule
    if (!schedule) return notYet(scheduleName)
    const data = file.data[plain.data]
    return data ? runCase(modules, plain, { loss, optimizer, schedule }, data) : `the file has no data '${plain.data}'`
  })
}

/** Runs every case whose model, loss, optimizer and schedule exist. */
export function runTrainings(file: TrainingFile, modules: NativeModules): KindReport {
  return { kind: 'training', outcomes: file.cases.map((run) => judgeCase(file, modules, run)) }
}
