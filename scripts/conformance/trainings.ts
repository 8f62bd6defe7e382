/** Cases of training.json: whole runs of a trainer, with the file's data, start and order, in float64. */
import type { Task } from '../../src/catalog/kinds.ts'
import { createTrainer } from '../../src/engine/createTrainer.ts'
import type { NativeModules } from '../../src/engine/native/instance.ts'
import type { PreparedData } from '../../src/engine/prepareData.ts'
import { nextRecorded } from '../../src/engine/recording.ts'
import type { Columns, Trainer } from '../../src/engine/trainer.ts'
import type { Choice, Experiment, Precision, Racer } from '../../src/experiment/document.ts'
import { differs } from './compare.ts'
import type { PlainTraining, TrainingData, TrainingFile } from './files.ts'
import { lossFor } from './names.ts'
import { optimizerFor } from './optimizerNames.ts'
import { judge, type KindReport, type Outcome, type Verdict } from './report.ts'
import { scheduleFor, type ScheduleChoice } from './scheduleNames.ts'
import { compareSingle, disturber, SEEDS, withDisturbedGradients, type Disturb, type Row } from './single.ts'
import { modelOf, type TrainingModel } from './trainingModels.ts'

const tasks: Readonly<Record<string, Task>> = { mse: 'regression', bce: 'binary', ce: 'classes' }

/** Inputs, row by row, in the file's order. */
function inputsOf(data: TrainingData): readonly (readonly number[])[] {
  if (!('images' in data)) return data.x
  return data.images.map((image) => Array.from(image, (character) => parseInt(character, 17) / 16))
}

const featuresOf = (data: TrainingData) => ('images' in data ? data.images[0]!.length : data.x[0]!.length)

/** Inputs and targets of the first `count` samples, in the file's order. */
function dataOf(data: TrainingData, count: number | undefined, task: Task, classes: number): PreparedData {
  const rows = inputsOf(data)
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
function missing(run: PlainTraining, model: TrainingModel): string | undefined {
  if (tasks[run.loss] === 'binary' && model.outputs > 1) return 'several outputs of two classes each'
  if (run.penalty && !['L1', 'L2'].includes(run.penalty.kind)) return `penalty ${run.penalty.kind}`
  return undefined
}

interface Parts {
  readonly model: TrainingModel
  readonly loss: Choice
  readonly optimizer: Choice
  readonly schedule: ScheduleChoice
}

const nothing = (id: string): Choice => ({ id, parameters: {} })

function experimentOf(run: PlainTraining, { model, loss, optimizer, schedule }: Parts, samples: number) {
  const penalty = (kind: string) => (run.penalty?.kind === kind ? run.penalty.lambda : 0)
  const racer: Racer = {
    id: 1,
    name: run.id,
    optimizer,
    rate: schedule.base,
    schedule: schedule.schedule,
    warmup: schedule.warmup,
    // Without orders every step takes all samples.
    batch: { size: run.orders ? run.batch : samples, replacement: false, schedule: nothing('constant') },
    wrappers: [],
    stopping: { patience: 0, every: 0, threshold: 0 },
    earlier: [],
    colour: 1,
    dash: 1,
    hidden: false,
  }
  const experiment: Experiment = {
    preset: '',
    problem: {
      kind: 'data',
      data: nothing('given'),
      samples,
      split: { train: 1, validation: 0, stratified: false },
      standardize: 'nothing',
      labelNoise: 0,
      augmentation: { noise: 0, shift: 0 },
      model: { degree: 1, layers: model.layers, output: model.output, initializer: nothing('zeros') },
      loss,
      penalty: { l1: penalty('L1'), l2: penalty('L2') },
    },
    racers: [racer],
    // A schedule may be made for more steps than the case shows.
    budget: Math.max(run.steps, schedule.budget),
    target: null,
    seed: 0,
    precision: 'float64',
    device: 'native',
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

interface Prepared {
  readonly modules: NativeModules
  readonly run: PlainTraining
  readonly parts: Parts
  readonly data: PreparedData
}

interface RunOptions {
  readonly precision: Precision
  /** Changes start and gradients, as float32 would. */
  readonly disturb?: Disturb
}

function trainerOf({ modules, run, parts, data }: Prepared, { precision, disturb }: RunOptions): Trainer {
  const { experiment, racer } = experimentOf(run, parts, data.counts.train)
  const start = Object.values(run.init).flatMap(({ values }) => values)
  disturb?.(start)
  return createTrainer({ ...experiment, precision }, racer, {
    modules,
    data: { ...data, shape: parts.model.input },
    start,
    order: run.orders,
    ...(disturb && { around: (objective) => withDisturbedGradients(objective, disturb) }),
  })
}

/** Parameters and batch loss after every step that is recorded. */
function rowsOf(prepared: Prepared, options: RunOptions): Row[] {
  const trainer = trainerOf(prepared, options)
  const thetas: Float64Array[] = []
  const { steps } = prepared.run
  for (let step = 0; step < steps;) {
    const next = Math.min(steps, nextRecorded(step))
    trainer.advance(next - step)
    step = next
    thetas.push(Float64Array.from(trainer.checkpoint().arrays['method.theta']!))
  }
  const { step, batchLoss } = trainer.records(1)
  trainer.dispose()
  return thetas.map((theta, i) => ({ step: step![i]!, theta, loss: batchLoss![i]! }))
}

function judgeSingle(prepared: Prepared): Verdict {
  const { why, until } = compareSingle(
    rowsOf(prepared, { precision: 'float32' }),
    rowsOf(prepared, { precision: 'float64' }),
    SEEDS.map((seed) => rowsOf(prepared, { precision: 'float64', disturb: disturber(seed) })),
  )
  return why ?? { until, of: prepared.run.steps }
}

function judgeDouble({ modules, run, parts, data }: Prepared): string | undefined {
  const { input, outputs } = parts.model
  const inputs = input.reduce((product, size) => product * size, 1)
  if (data.features !== inputs) return `the model takes ${inputs} inputs, the data has ${data.features}`
  const width = data.task === 'classes' ? 1 : outputs
  if (data.y.length !== width * data.counts.train)
    return `the data must have ${width} target(s) a sample, got ${data.y.length / data.counts.train}`
  if (run.loss_per_step.length !== run.steps) return `loss_per_step must have ${run.steps} entries`
  const trainer = trainerOf({ modules, run, parts, data }, { precision: 'float64' })
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

function judgeCase(
  file: TrainingFile,
  modules: NativeModules,
  run: TrainingFile['cases'][number],
  judgement: (prepared: Prepared) => Verdict,
): Outcome {
  const { id } = run
  const notYet = (what: string) => ({ notYet: `${id} (${what})` })
  return judge(id, () => {
    if (run.kind !== 'plain') return notYet(run.kind)
    const plain = run as PlainTraining
    const given = file.data[plain.data]
    if (!given) return `the file has no data '${plain.data}'`
    const model = modelOf(plain, featuresOf(given))
    if (typeof model === 'string') return notYet(model)
    const gap = missing(plain, model)
    if (gap) return notYet(gap)
    const loss = tasks[plain.loss] && lossFor(plain.loss, {})
    if (!loss) return notYet(`loss ${plain.loss}`)
    const optimizer = optimizerFor(plain.optimizer.name, plain.optimizer)?.optimizer
    if (!optimizer) return notYet(plain.optimizer.name)
    const { name: scheduleName, ...scheduleParameters } = plain.schedule ?? { name: 'constant' }
    const schedule = scheduleFor(scheduleName, { ...scheduleParameters, lr: plain.optimizer.lr }, plain.steps)
    if (!schedule) return notYet(scheduleName)
    const task = tasks[plain.loss]!
    const classes = task === 'classes' ? model.outputs : task === 'binary' ? 2 : 0
    const data = dataOf(given, plain.samples, task, classes)
    return judgement({ modules, run: plain, parts: { model, loss, optimizer, schedule }, data })
  })
}

/** Runs every case whose model, loss, optimizer and schedule exist. */
export function runTrainings(file: TrainingFile, modules: NativeModules): KindReport[] {
  const outcomes = (judgement: (prepared: Prepared) => Verdict) =>
    file.cases.map((run) => judgeCase(file, modules, run, judgement))
  return [
    { kind: 'training', outcomes: outcomes(judgeDouble) },
    { kind: 'training in float32', outcomes: outcomes(judgeSingle) },
  ]
}
