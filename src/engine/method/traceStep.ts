/** The trace of a recorded step: what a parameter saw of each text that acted, and how well the replay agrees with the run. */
import type { Mathematics } from '../../formula/mathematics.ts'
import type { Became, TracedParameter, TracedPart, StepTrace, UpdateStrip } from '../trace.ts'
import type { TensorInfo } from '../trainer.ts'
import { couples, Replay } from './replay.ts'
import type { RuleProgram } from './ruleProgram.ts'
import type { StepRecord } from './stepRecord.ts'

/** Most cells of a strip. */
const CELLS = 96
/** Parameters up to which all of them are told. */
const POINT = 2

/** A program by what it does in a step, in the order in which they act. */
export interface Acting {
  readonly id: string
  readonly place: 'ascent' | 'gradient' | 'parameters' | 'rule' | 'after'
  readonly program: RuleProgram
  /** The name of the momentum, where the schedule may write it. */
  readonly momentum?: string
}

export interface Traceable {
  readonly record: StepRecord
  readonly tensors: readonly TensorInfo[]
  readonly mathematics: Mathematics
  readonly isSingle: boolean
  /** All texts of the step; none where a method moves the parameters. */
  readonly acting: readonly Acting[]
}

/** The flat index of the largest magnitude. */
function largest(record: StepRecord): number {
  let best = 0
  let size = -1
  for (let i = 0; i < record.after.length; i++) {
    const here = Math.abs(record.after[i]! - record.before[i]!)
    if (here > size) [best, size] = [i, here]
  }
  return best
}

function chosen(wanted: TracedParameter, { record, tensors }: Traceable): { tensor: number; entry: number } {
  const { tensor = -1, entry = -1 } = wanted ?? {}
  const info = tensors[tensor]
  if (info && entry >= 0 && entry < info.length) return { tensor, entry }
  const at = largest(record)
  const found = tensors.findIndex(({ offset, length }) => at >= offset && at < offset + length)
  return { tensor: found, entry: at - tensors[found]!.offset }
}

function stripOf({ before, after }: StepRecord, { offset, length }: TensorInfo): UpdateStrip {
  const cells = Math.min(length, CELLS)
  const values = new Float64Array(cells)
  const entries = new Uint32Array(cells)
  for (let cell = 0; cell < cells; cell++) {
    const from = Math.floor((cell * length) / cells)
    const to = Math.floor(((cell + 1) * length) / cells)
    entries[cell] = from
    for (let entry = from; entry < to; entry++) {
      const update = after[offset + entry]! - before[offset + entry]!
      if (entry > from && !(Math.abs(update) > Math.abs(values[cell]!))) continue
      values[cell] = update
      entries[cell] = entry
    }
  }
  return { values, entries }
}

function lengthOf({ before, after }: StepRecord): number {
  let squares = 0
  for (let i = 0; i < after.length; i++) squares += (after[i]! - before[i]!) * (after[i]! - before[i]!)
  return Math.sqrt(squares)
}

/** The parts in order. A replay carries on from its own numbers, and from the run's gradient where the objective was asked again. */
function partsOf(what: Traceable, at: { tensor: number; entry: number }) {
  const { record, acting, tensors, mathematics, isSingle } = what
  const { t, rate, loss, momentum } = record.outcome!
  const replay = new Replay({ mathematics, tensors, isSingle, ...at, t, rate, loss }, record.before, record.gradient)
  const flat = tensors[at.tensor]!.offset + at.entry
  const parts = acting.map(({ id, place, program, momentum: name }, index): TracedPart => {
    const scheduled = place === 'rule' && name !== undefined && momentum !== undefined ? { [name]: momentum } : {}
    const parameters = { ...program.parameters, ...scheduled }
    const whole = acting.slice(index + 1).some((later) => couples(later.program))
    const states = record.states.get(program)!
    const traced = replay.run({ rule: program.rule, given: program.given(), parameters, states }, whole)
    if (place === 'ascent') {
      replay.theta.set(record.before)
      replay.g.set(record.climbed)
    }
    return { id, parameters, ...traced }
  })
  return { parts, theta: replay.theta[flat]! }
}

/** What became of all parameters but one, where there are few. */
function others(what: Traceable, but: number): Became[] {
  const { record, tensors, acting } = what
  if (record.before.length > POINT) return []
  return tensors.flatMap(({ offset, length }, tensor) =>
    Array.from({ length }, (_, entry) => entry)
      .filter((entry) => offset + entry !== but)
      .map((entry) => ({
        tensor,
        entry,
        before: record.before[offset + entry]!,
        after: record.after[offset + entry]!,
        given: record.given[offset + entry]!,
        parts:
          acting.length > 0 ? partsOf(what, { tensor, entry }).parts.map(({ id, states }) => ({ id, states })) : [],
      })),
  )
}

/** @param wanted a parameter; the one with the largest update where it is null or not there */
export function traceStep(what: Traceable, wanted: TracedParameter): StepTrace | undefined {
  const { record, tensors, acting } = what
  const { outcome } = record
  if (!outcome) return undefined
  const at = chosen(wanted, what)
  const flat = tensors[at.tensor]!.offset + at.entry
  const after = record.after[flat]!
  const top = largest(record)
  const update = (index: number) => Math.abs(record.after[index]! - record.before[index]!)
  const { parts, theta } = acting.length > 0 ? partsOf(what, at) : { parts: [], theta: after }
  return {
    t: outcome.t,
    tensors: tensors.map(({ name, shape }) => ({ name, shape: [...shape] })),
    ...at,
    isLargest: update(flat) >= update(top),
    rate: outcome.rate,
    loss: outcome.loss,
    before: record.before[flat]!,
    after,
    point: record.before.length <= POINT ? [...record.before] : [],
    gradient: record.gradient[flat]!,
    climbed: acting.some(({ place }) => place === 'ascent') ? record.climbed[flat]! : undefined,
    given: record.given[flat]!,
    length: lengthOf(record),
    parts,
    difference: theta === after ? 0 : Math.abs(theta - after) / Math.max(Math.abs(after), 2.2250738585072014e-308),
    strip: stripOf(record, tensors[at.tensor]!),
    others: others(what, flat),
  }
}
