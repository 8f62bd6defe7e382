/** The one place that judges whether a document is valid. Everything is copied field by field from untrusted input, never merged. */
import * as v from 'valibot'
import { activations } from '../catalog/activations/index.ts'
import { datasets } from '../catalog/datasets/index.ts'
import type { NumberParameter } from '../catalog/definition.ts'
import { initializers } from '../catalog/initializers/index.ts'
import { losses } from '../catalog/losses/index.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { surfaces } from '../catalog/surfaces/index.ts'
import { choice } from './choice.ts'
import type { Experiment } from './document.ts'
import { lossMisfit } from './fit.ts'
import { LIMITS } from './limits.ts'
import { formulaProblem } from './ownFormula.ts'
import { fields, flag, list, shown, text, within, word } from './pieces.ts'

/** One thing that is wrong: where, as in `racers[1].rate`, and what, as in `12 is outside 1e-6 to 10`. */
export interface Problem {
  readonly path: string
  readonly message: string
}

export type Validation =
  { readonly ok: true; readonly experiment: Experiment } | { readonly ok: false; readonly problems: readonly Problem[] }

const range = ({ min, max, integer }: { min: number; max: number; integer?: boolean }) => within(min, max, integer)

/** A name: short, visible text without control characters or direction overrides. */
const name = v.pipe(
  text,
  v.check(
    (value) => value.trim().length > 0 && value.length <= LIMITS.name,
    (issue) => `has ${issue.input.trim().length} visible characters, 1 to ${LIMITS.name} are allowed`,
  ),
  v.check((value) => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(value), 'contains a control character'),
)

/** Adds an issue at a key of the object being checked. */
function issueAt(input: object, key: string, message: string) {
  return {
    message,
    path: [
      { type: 'object' as const, origin: 'value' as const, input: { ...input }, key, value: input[key as never] },
    ] as [v.ObjectPathItem],
  }
}

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
    data: choice(datasets, 'data set'),
    samples: range(LIMITS.samples),
    split: v.pipe(
      fields({ train: range(LIMITS.train), validation: range(LIMITS.validation) }),
      v.check(
        ({ train, validation }) => train + validation <= 1 + 1e-9,
        ({ input }) =>
          `${shown(input.train)} for training and ${shown(input.validation)} for validation are more than 1`,
      ),
    ),
    model: fields({
      degree: range(LIMITS.degree),
      hidden: list(range(LIMITS.units), 0, LIMITS.layers),
      activation: word(activations.all.map(({ id }) => id)),
      output: word(activations.all.map(({ id }) => id)),
      initializer: choice(initializers, 'initializer'),
    }),
    loss: choice(losses, 'loss', 'loss'),
    penalty: fields({ l1: range(LIMITS.penalty), l2: range(LIMITS.penalty) }),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return
    const misfit = lossMisfit(dataset.value)
    if (misfit) addIssue(issueAt(dataset.value, misfit.path, misfit.message))
  }),
)

const racer = v.pipe(
  fields({
    id: range(LIMITS.id),
    name,
    optimizer: choice(optimizers, 'optimizer', 'rule'),
    rate: v.number((issue) => `${shown(issue.input)} is not a number`),
    schedule: choice(schedules, 'schedule', 'schedule'),
    batch: fields({ size: range(LIMITS.batch), replacement: flag }),
    colour: range(LIMITS.colour),
    dash: range(LIMITS.dash),
    hidden: flag,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { optimizer, rate } = dataset.value
    const { min, max }: Pick<NumberParameter, 'min' | 'max'> = optimizers.get(optimizer.id)?.rate ?? LIMITS.rate
    if (!(rate >= min && rate <= max))
      addIssue(issueAt(dataset.value, 'rate', `${shown(rate)} is outside ${shown(min)} to ${shown(max)}`))
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
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { racers } = dataset.value
    racers.forEach(({ id }, index) => {
      if (racers.findIndex((other) => other.id === id) < index)
        addIssue(issueAt(dataset.value, `racers.${index}.id`, `${id} is the id of an earlier racer`))
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
