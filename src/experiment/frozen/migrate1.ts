/**
 * From documents of version 1 to version 2: hidden layers become dense layers, warm-up moves from a schedule of its own to the front of
 * any, and what version 1 did not have is as it was without it. Takes anything; what was not well-formed is left for validation.
 */
type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const NO_WARMUP = { steps: 0, from: 0, offset: 1 }
const CONSTANT = { id: 'constant', parameters: {} }

/** A schedule of version 1 as one of version 2 with its warm-up. `minimum` was a share of the rate. */
function scheduleOf(schedule: unknown, rate: unknown): { schedule: unknown; warmup: unknown } {
  if (!isObject(schedule) || !isObject(schedule.parameters)) return { schedule, warmup: NO_WARMUP }
  const { id, parameters } = schedule
  if (id === 'cosine') return { schedule: { id, parameters: { ...parameters, cycles: 0.5 } }, warmup: NO_WARMUP }
  if (id !== 'warmup-cosine') return { schedule, warmup: NO_WARMUP }
  const { warmup: steps, cycles, minimum, offset, from } = parameters
  const lowest = typeof minimum === 'number' && typeof rate === 'number' ? minimum * rate : minimum
  return {
    schedule: { id: 'cosine', parameters: { period: 0, minimum: lowest, cycles } },
    warmup: { steps, from, offset },
  }
}

function racerOf(racer: unknown): unknown {
  if (!isObject(racer)) return racer
  const { batch } = racer
  return {
    ...racer,
    ...scheduleOf(racer.schedule, racer.rate),
    batch: isObject(batch) ? { ...batch, schedule: CONSTANT } : batch,
    wrappers: [],
    stopping: { patience: 0, every: 0, threshold: 0 },
    earlier: [],
  }
}

function modelOf(model: unknown): unknown {
  if (!isObject(model)) return model
  const { hidden, activation, degree, output, initializer } = model
  const layers = Array.isArray(hidden)
    ? hidden.map((units: unknown) => ({ id: 'dense', parameters: { units, activation } }))
    : hidden
  return { degree, layers, output, initializer }
}

function lossOf(loss: unknown): unknown {
  if (!isObject(loss) || loss.id !== 'softmax-cross-entropy' || !isObject(loss.parameters)) return loss
  return { ...loss, parameters: { ...loss.parameters, classWeights: [] } }
}

function problemOf(problem: unknown): unknown {
  if (!isObject(problem) || problem.kind !== 'data') return problem
  const { split } = problem
  return {
    ...problem,
    split: isObject(split) ? { ...split, stratified: false } : split,
    standardize: 'nothing',
    labelNoise: 0,
    augmentation: { noise: 0, shift: 0 },
    model: modelOf(problem.model),
    loss: lossOf(problem.loss),
  }
}

/** The document of version 2 that means what one of version 1 meant. */
export function migrate1(document: unknown): unknown {
  if (!isObject(document)) return document
  const { problem, racers } = document
  return {
    ...document,
    problem: problemOf(problem),
    racers: Array.isArray(racers) ? racers.map(racerOf) : racers,
  }
}
