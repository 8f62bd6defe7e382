/** The steps seen through the microscope: the last one, and what became of its parameter over those before. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StepTrace } from '../worker/protocol.ts'

/** Steps that are remembered at most. */
export const SEEN = 600

/** One step that was seen, at one parameter. */
export interface SeenStep {
  readonly t: number
  readonly tensor: number
  readonly entry: number
  readonly theta: number
  readonly gradient: number
  readonly update: number
  /** After the step, by part and name: `rule.m`. */
  readonly states: Readonly<Record<string, number>>
}

export interface Steps {
  /** The racer that is followed. */
  readonly racer: number | null
  readonly trace: StepTrace | null
  /** Whether it was answered since it is followed: then no trace means that there is none. */
  readonly told: boolean
  /** In order of the step; of surfaces both parameters. */
  readonly seen: readonly SeenStep[]
}

export type StepStore = StoreApi<Steps>

export const createSteps = (): StepStore =>
  createStore<Steps>()(() => ({ racer: null, trace: null, told: false, seen: [] }))

type Became = StepTrace['others'][number]

function seenOf(t: number, { tensor, entry, before, after, given, parts }: Became): SeenStep {
  const states = parts.flatMap(({ id, states: all }) =>
    all.map((state) => [`${id}.${state.name}`, state.after] as const),
  )
  return { t, tensor, entry, theta: after, gradient: given, update: after - before, states: Object.fromEntries(states) }
}

/** Takes a step in; those at and after it belong to another past. */
export function putStep(store: StepStore, racer: number, trace: StepTrace | null): void {
  store.setState((old) => {
    if (racer !== old.racer) return old
    if (trace === null) return { trace: null, told: true }
    const again = [trace, ...trace.others]
    const same = (step: SeenStep) => again.some(({ tensor, entry }) => step.tensor === tensor && step.entry === entry)
    const before = old.seen.filter((step) => step.t < trace.t || (step.t === trace.t && !same(step)))
    return { trace, told: true, seen: [...before, ...again.map((one) => seenOf(trace.t, one))].slice(-SEEN) }
  })
}

/** Forgets the steps after number `t`; all of them where it is 0. */
export function cutSteps(store: StepStore, t: number): void {
  store.setState(({ seen }) => ({ trace: null, told: false, seen: seen.filter((step) => step.t <= t) }))
}

/** Another racer is followed, or none: what was seen was of the one before. */
export function followSteps(store: StepStore, racer: number | null): void {
  store.setState((old) => (racer === old.racer ? old : { racer, trace: null, told: false, seen: [] }))
}
