/** What the charts are zoomed to: x for both together, y for each. */
import { create } from 'zustand'
import type { Domain } from './domain.ts'
import type { XMode } from './measures.ts'
import { moved, within, zoomAround, type Range } from './zoom.ts'

type Chart = 'first' | 'second'

interface Zoomed {
  /** What x counts there. */
  readonly mode: XMode
  readonly x: Range | null
  /** By chart, with the measure and the kind of axis it belongs to. */
  readonly y: Readonly<Record<Chart, { readonly of: string; readonly range: Range } | null>>
}

const nowhere: Zoomed = { mode: 'step', x: null, y: { first: null, second: null } }

export const useZoomed = create<Zoomed>(() => nowhere)

export const showWhole = (): void => useZoomed.setState(nowhere)

/** One chart with the axes that fit its curves: what zooming starts from and stays within. */
export interface Frame {
  readonly chart: Chart
  readonly mode: XMode
  /** Name of measure and kind of axis. */
  readonly of: string
  readonly log: boolean
  readonly x: Domain
  readonly y: Domain
}

/** The part of x that is shown, null where it is the whole. */
export const xOf = (zoomed: Zoomed, mode: XMode): Range | null => (zoomed.mode === mode ? zoomed.x : null)

/** The part of y that a chart shows, null where it is the whole. */
export function yOf({ y }: Zoomed, { chart, of }: Pick<Frame, 'chart' | 'of'>): Range | null {
  const own = y[chart]
  return own?.of === of ? own.range : null
}

/** Whole steps and rows: nearer than four of them there is nothing to see. */
const finestX = ({ mode, x }: Frame): number =>
  mode === 'step' || mode === 'samples' || mode === 'evaluations' ? Math.max(1e-6, 4 / (x.max - x.min)) : 1e-5

export function showX(frame: Frame, range: Range): void {
  useZoomed.setState({ mode: frame.mode, x: within(range, frame.x, false, finestX(frame)) })
}

export function showY(frame: Frame, range: Range): void {
  const shown = within(range, frame.y, frame.log, 1e-4)
  useZoomed.setState(({ y }) => ({ y: { ...y, [frame.chart]: shown && { of: frame.of, range: shown } } }))
}

/** Zooms x around a value; a factor below 1 goes nearer. */
export function zoomX(frame: Frame, factor: number, at?: number): void {
  const shown = xOf(useZoomed.getState(), frame.mode) ?? frame.x
  showX(frame, zoomAround(shown, at ?? (shown.min + shown.max) / 2, factor))
}

/** The same for y. */
export function zoomY(frame: Frame, factor: number, at: number): void {
  showY(frame, zoomAround(yOf(useZoomed.getState(), frame) ?? frame.y, at, factor, frame.log))
}

/** Moves what is shown by shares of it; an axis that shows all of itself stays. */
export function moveBy(frame: Frame, x: number, y: number): void {
  const shownX = xOf(useZoomed.getState(), frame.mode)
  const shownY = yOf(useZoomed.getState(), frame)
  if (shownX && x !== 0) showX(frame, moved(shownX, x))
  if (shownY && y !== 0) showY(frame, moved(shownY, y, frame.log))
}
