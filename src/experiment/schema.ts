/** The one place that judges whether a document is valid. Everything is copied field by field from untrusted input, never merged. */
import * as v from 'valibot'
import { activations } from '../catalog/activations/index.ts'
import type { NumberParameter } from '../catalog/definition.ts'
import { initializers } from '../catalog/initializers/index.ts'
import { layers } from '../catalog/layers/index.ts'
import { losses } from '../catalog/losses/index.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { warmUp } from '../catalog/schedules/warmUp.ts'
import { surfaces } from '../catalog/surfaces/index.ts'
import { wrappers } from '../catalog/wrappers/index.ts'
import { choice, parametersSchema } from './choice.ts'
import { dataChoice } from './dataChoice.ts'
import type { Experiment, WarmUp } from './document.ts'
import { lossMisfit } from './fit.ts'
import { LIMITS } from './limits.ts'
import { modelMisfit } from './model.ts'
import { formulaProblem } from './ownFormula.ts'
import { fields, flag, issueAt, list, shown, text, visibleText, within, word } from './pieces.ts'
import { racerMisfit } from './racerFit.ts'

/** One thing that is wrong: where, as in `racers[1].rate`, and what, as in `12 is outside 1e-6 to 10`. */
export interface Problem {
  readonly path: string
  readonly message: string
}

export type Validation =
  { readonly ok: true; readonly experiment: Experiment } | { readonly ok: false; readonly problems: readonly Problem[] }

const range = ({ min, max, integer }: { min: number; max: number; integer?: boolean }) => within(min, max, integer)

const surfaceProblem = v.pipe(
  fields({
    kind: v.literal('surface'),
    surface: choice(surfaces, 'surface', 'later'),
    start: list(range(LIMITS.start), 1, 2),
    noise: range(LIMITS.noise),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return
    const { surface, start } = dataset.value
    const dimension = surfaces.get(surface.id)?.dimension ?? start.length
    if (start.length !== dimension)
      addIssue(issueAt(dataset.value, 'start', `has ${start.length} numbers, the surface takes ${dimension}`))
    if (surface.formula === undefined) return
    const problem = formulaProblem(surface.formula, start.length === 1 ? 'curve' : 'surface')
    if (problem !== undefined) addIssue(issueAt(dataset.value, 'surface.formula', problem))
  }),
)

const dataProblem = v.pipe(
  fields({
    kind: v.literal('data'),
    data: dataChoice,
    samples: range(LIMITS.samples),
    split: v.pipe(
      fields({ train: range(LIMITS.train), validation: range(LIMITS.validation), stratified: flag }),
      v.check(
        ({ train, validation }) => train + validation <= 1 + 1e-9,
        ({ input }) =>
          `${shown(input.train)} for training and ${shown(input.validation)} for validation are more than 1`,
      ),
    ),
    standardize: word(['nothing', 'inputs', 'all']),
    labelNoise: range(LIMITS.labelNoise),
    augmentation: fields({ noise: range(LIMITS.augmentationNoise), shift: range(LIMITS.shift) }),
    model: fields({
      degree: range(LIMITS.degree),
      layers: list(choice(layers, 'layer'), 0, LIMITS.layers),
      output: word(activations.all.map(({ id }) => id)),
      initializer: choice(initializers, 'initializer'),
    }),
    loss: choice(losses, 'loss', 'loss'),
    penalty: fields({ l1: range(LIMITS.penalty), l2: range(LIMITS.penalty) }),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return
    const misfit = lossMisfit(dataset.value) ?? modelMisfit(dataset.value)
    if (misfit) addIssue(issueAt(dataset.value, misfit.path, misfit.message))
  }),
)

const anyNumber = v.number((issue) => `${shown(issue.input)} is not a number`)

const racer = v.pipe(
  fields({
    id: range(LIMITS.id),
    name: visibleText(LIMITS.name),
    optimizer: choice(optimizers, 'optimizer', 'rule'),
    rate: anyNumber,
    schedule: choice(schedules, 'schedule', 'schedule'),
    warmup: parametersSchema(warmUp) as unknown as v.GenericSchema<unknown, WarmUp>,
    batch: fields({
      size: range(LIMITS.batch),
      replacement: flag,
      schedule: choice(schedules, 'schedule', 'schedule'),
    }),
    wrappers: list(choice(wrappers, 'wrapper'), 0, wrappers.all.length),
    stopping: fields({
      patience: range(LIMITS.patience),
      every: range(LIMITS.stoppingEvery),
      threshold: range(LIMITS.threshold),
    }),
    earlier: list(
      fields({
        until: within(1, LIMITS.budget.max, true),
        rate: anyNumber,
        batch: range(LIMITS.batch),
        l1: range(LIMITS.penalty),
        l2: range(LIMITS.penalty),
      }),
      0,
      LIMITS.earlier,
    ),
    colour: range(LIMITS.colour),
    dash: range(LIMITS.dash),
    hidden: flag,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { optimizer, rate, earlier } = dataset.value
    const { min, max }: Pick<NumberParameter, 'min' | 'max'> = optimizers.get(optimizer.id)?.rate ?? LIMITS.rate
    const judge = (value: number, path: string) => {
      if (value >= min && value <= max) return
      addIssue(issueAt(dataset.value, path, `${shown(value)} is outside ${shown(min)} to ${shown(max)}`))
    }
    judge(rate, 'rate')
    earlier.forEach((one, index) => {
      judge(one.rate, `earlier.${index}.rate`)
      if (index > 0 && one.until <= earlier[index - 1]!.until)
        addIssue(issueAt(dataset.value, `earlier.${index}.until`, `${one.until} is not after the one before`))
    })
  }),
)

const experiment = v.pipe(
  fields({
    preset: v.pipe(
      text,
      v.check((value) => /^[a-z0-9-]{0,40}$/.test(value), 'is not the id of a preset'),
    ),
    problem: v.variant('kind', [surfaceProblem, dataProblem], (issue) =>
      issue.expected === 'Object'
        ? `${shown(issue.input)} is not an object`
        : `${shown(issue.input)} is not "surface" or "data"`,
    ),
    racers: list(racer, 0, LIMITS.racers),
    budget: range(LIMITS.budget),
    target: v.nullable(range(LIMITS.target)),
    seed: range(LIMITS.seed),
    precision: word(['auto', 'float32', 'float64']),
    // Files written before there were other devices have none.
    device: v.optional(word(['native', 'webgpu', 'webgl', 'auto']), 'native'),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { racers } = dataset.value
    racers.forEach(({ id }, index) => {
      if (racers.findIndex((other) => other.id === id) < index)
        addIssue(issueAt(dataset.value, `racers.${index}.id`, `${id} is the id of an earlier racer`))
    })
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return
    const { problem, racers } = dataset.value
    racers.forEach((one, index) => {
      const misfit = racerMisfit(problem, one)
      if (misfit) addIssue(issueAt(dataset.value, `racers.${index}.${misfit.path}`, misfit.message))
    })
  }),
)

/** `racers[1].rate` from the keys on the way to an issue. */
function pathOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).flatMap(({ key }) => String(key).split('.'))
  return keys
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
}

/** Judges a document of any origin; the result is a copy that shares nothing with the input. */
export function validate(input: unknown): Validation {
  const result = v.safeParse(experiment, input)
  if (result.success) return { ok: true, experiment: result.output }
  return { ok: false, problems: result.issues.map((issue) => ({ path: pathOf(issue), message: issue.message })) }
}
