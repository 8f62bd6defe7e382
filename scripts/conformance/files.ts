/** Reading reference files: what is checked is exactly what the runs use, and a message names the place. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const numbers = v.array(v.number())
const rows = v.array(numbers)
const rowsOrNumbers = v.union([rows, numbers])
const parameters = v.record(v.string(), v.unknown())
const tolerance = v.tuple([v.number(), v.number()])
const tensor = v.object({ name: v.string(), shape: numbers })

const optimizers = v.object({
  steps: v.number(),
  record: numbers,
  problems: v.record(
    v.string(),
    v.object({
      formula: v.string(),
      tensors: v.pipe(v.array(tensor), v.minLength(1)),
      start: numbers,
      constants: v.optional(v.record(v.string(), rowsOrNumbers), {}),
      checks: v.optional(
        v.array(v.object({ theta: numbers, loss: v.number(), grad: numbers, hessian: v.optional(rows) })),
        [],
      ),
    }),
  ),
  noise: v.optional(rows, []),
  cases: v.array(
    v.object({
      id: v.string(),
      optimizer: v.string(),
      problem: v.string(),
      params: parameters,
      tol: tolerance,
      record: v.optional(numbers),
      theta: rows,
      loss: numbers,
      extra: v.optional(v.record(v.string(), rowsOrNumbers), {}),
    }),
  ),
})

const schedules = v.object({
  metric: v.optional(numbers, []),
  cases: v.array(
    v.object({
      id: v.string(),
      schedule: v.string(),
      params: parameters,
      lr: numbers,
      momentum: v.optional(numbers),
    }),
  ),
})

const losses = v.object({
  sets: v.record(v.string(), v.record(v.string(), rowsOrNumbers)),
  cases: v.array(
    v.object({
      id: v.string(),
      loss: v.string(),
      params: parameters,
      set: v.string(),
      value: v.number(),
      sum: v.number(),
      grad: rowsOrNumbers,
      grad_var: v.optional(rowsOrNumbers),
    }),
  ),
})

const plainTraining = v.object({
  id: v.string(),
  kind: v.literal('plain'),
  data: v.string(),
  model: v.looseObject({
    kind: v.string(),
    sizes: v.optional(numbers),
    activations: v.optional(v.array(v.string())),
  }),
  loss: v.string(),
  optimizer: v.looseObject({ name: v.string(), lr: v.number() }),
  schedule: v.optional(v.nullable(v.looseObject({ name: v.string() }))),
  penalty: v.optional(v.nullable(v.object({ kind: v.string(), lambda: v.number() }))),
  batch: v.number(),
  steps: v.number(),
  samples: v.optional(v.number()),
  orders: v.optional(rows),
  init: v.record(v.string(), v.object({ shape: numbers, values: numbers })),
  tol: tolerance,
  loss_per_step: numbers,
  objective_per_step: v.optional(numbers),
  final: v.object({ loss: v.number(), accuracy: v.optional(v.number()) }),
  weights: v.record(
    v.string(),
    v.object({ sum: v.number(), l2: v.number(), at: v.array(v.tuple([v.number(), v.number()])) }),
  ),
})

const training = v.object({
  data: v.record(
    v.string(),
    v.union([
      v.object({ x: rows, y: rowsOrNumbers }),
      v.object({ encoding: v.string(), images: v.array(v.string()), labels: v.string() }),
    ]),
  ),
  cases: v.array(
    v.variant('kind', [
      plainTraining,
      v.looseObject({ id: v.string(), kind: v.pipe(v.string(), v.notValue('plain')) }),
    ]),
  ),
})

const schemas = { optimizers, schedules, losses, training }

export type Kind = keyof typeof schemas
export type OptimizersFile = v.InferOutput<typeof optimizers>
export type OptimizerCase = OptimizersFile['cases'][number]
export type ProblemText = OptimizersFile['problems'][string]
export type SchedulesFile = v.InferOutput<typeof schedules>
export type LossesFile = v.InferOutput<typeof losses>
export type LossCase = LossesFile['cases'][number]
export type TrainingFile = v.InferOutput<typeof training>
export type PlainTraining = v.InferOutput<typeof plainTraining>
export type TrainingData = TrainingFile['data'][string]

/** A file that is not what its format says. */
export class FileError extends Error {
  override name = 'FileError'
}

/** The content of a reference file, checked. Throws a FileError that names file and place. */
export function parseFile<K extends Kind>(kind: K, name: string, text: string): v.InferOutput<(typeof schemas)[K]> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new FileError(`${name} is not JSON: ${(error as Error).message}`)
  }
  const result = v.safeParse(schemas[kind], json)
  if (result.success) return result.output as v.InferOutput<(typeof schemas)[K]>
  const [issue] = result.issues
  throw new FileError(`${name}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
}

/** Reads `kind`.json of a folder; undefined where there is none. */
export function readKind<K extends Kind>(folder: string, kind: K) {
  const name = `${kind}.json`
  const file = join(folder, name)
  if (!existsSync(file)) return undefined
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new FileError(`${name} cannot be read: ${(error as Error).message}`)
  }
  return parseFile(kind, name, text)
}
