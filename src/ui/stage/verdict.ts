/** What a finished race shows, and how far to trust it. */
import type { Experiment } from '../../experiment/document.ts'
import type { Readout } from '../../state/store.ts'

export type Trust = 'oneStart' | 'oneSeed' | 'none'

export type Verdict =
  /** Nobody ended: every racer blew up. */
  | { readonly kind: 'allDiverged'; readonly trust: Trust }
  /** One racer alone: there is nothing to compare. */
  | { readonly kind: 'alone'; readonly racer: number; readonly loss: number; readonly trust: Trust }
  /** One racer alone reached the target at this step. */
  | { readonly kind: 'aloneTarget'; readonly racer: number; readonly step: number; readonly trust: Trust }
  /** Who reached the target first, and at which step. */
  | { readonly kind: 'target'; readonly racer: number; readonly step: number; readonly trust: Trust }
  /** Several reached it at the same step. */
  | { readonly kind: 'tie'; readonly count: number; readonly step: number; readonly trust: Trust }
  /** Nobody reached the target, or there is none: the lowest loss. */
  | {
      readonly kind: 'lowest'
      readonly racer: number
      readonly loss: number
      readonly missed: boolean
      readonly trust: Trust
    }
  /** The two lowest losses are too near for one run to tell them apart. */
  | {
      readonly kind: 'close'
      readonly racer: number
      readonly second: number
      readonly missed: boolean
      readonly trust: Trust
    }

/** Losses nearer than this share of the larger count as the same where chance plays a part, and nearer than `exact` anyway. */
const noisy = 0.05
const exact = 1e-9

/**
 * The verdict on the visible racers' last figures. A race on a surface without noise depends on its start alone, any
 * other on its seed.
 */
export function verdictOf(document: Experiment, readouts: Readonly<Record<number, Readout>>): Verdict | null {
  const { problem } = document
  const data = problem.kind === 'data'
  const loss = ({ validation, train, loss: own }: Readout): number => {
    if (!data) return own
    return Number.isFinite(validation) ? validation : Number.isFinite(train) ? train : own
  }
  const visible = document.racers
    .filter(({ hidden }) => !hidden)
    .flatMap(({ id }) => {
      const readout = readouts[id]
      return readout ? [{ id, readout, loss: loss(readout) }] : []
    })
  if (visible.length === 0) return null
  const trust: Trust = visible.length === 1 ? 'none' : data || problem.noise > 0 ? 'oneSeed' : 'oneStart'
  const ended = visible.filter(({ readout, loss: value }) => readout.status !== 'diverged' && Number.isFinite(value))
  if (ended.length === 0) return { kind: 'allDiverged', trust: 'none' }

  const steps = visible.flatMap(({ id, readout }) =>
    readout.targetStep === null ? [] : [{ id, step: readout.targetStep }],
  )
  if (document.target !== null && steps.length > 0) {
    const step = Math.min(...steps.map((one) => one.step))
    const first = steps.filter((one) => one.step === step)
    if (first.length > 1) return { kind: 'tie', count: first.length, step, trust }
    return { kind: visible.length === 1 ? 'aloneTarget' : 'target', racer: first[0]!.id, step, trust }
  }
  const missed = document.target !== null
  const [best, second] = [...ended].sort((a, b) => a.loss - b.loss)
  if (visible.length === 1) return { kind: 'alone', racer: best!.id, loss: best!.loss, trust }
  const near = trust === 'oneSeed' ? noisy : exact
  if (second && second.loss - best!.loss <= near * Math.abs(second.loss))
    return { kind: 'close', racer: best!.id, second: second.id, missed, trust }
  return { kind: 'lowest', racer: best!.id, loss: best!.loss, missed, trust }
}
