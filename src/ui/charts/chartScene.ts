/** What the drawing of a chart is given. */
import type { Racer } from '../../experiment/document.ts'
import type { Overlay } from '../../state/overlays.ts'
import type { Readout } from '../../state/store.ts'
import type { Box } from '../canvas/labels.ts'
import type { Palette } from '../canvas/palette.ts'
import { presence } from '../canvas/racing.ts'
import type { Axes, Source } from './axesOf.ts'
import type { Measure, XMode } from './measures.ts'

export interface ChartScene extends Source {
  readonly measure: Measure
  readonly mode: XMode
  /** What is shown, and whether it is a part only. */
  readonly axes: Axes
  readonly part: { readonly x: boolean; readonly y: boolean }
  /** The plot area within the canvas, and the canvas. */
  readonly area: Box
  readonly width: number
  readonly ratio: number
  readonly palette: Palette
  readonly selected: number | null
  /** The racer that stands out; null where none does. */
  readonly emphasised: number | null
  /** Steps over which curves are smoothed; 0 is not at all. */
  readonly smoothing: number
  readonly readouts: Readonly<Record<number, Readout>>
  /** Curves of kept runs, behind. */
  readonly overlays: readonly Overlay[]
  readonly hover: number | null
}

/** The name of a racer beside its curve, for the pointer. */
export interface NameBox extends Box {
  readonly racer: number
}

/** Strength of what does not stand out. */
const aside = 0.3

/** Strength of a racer's drawing: less where another stands out. */
export function strength({ emphasised, racers, readouts }: ChartScene, racer: Racer): number {
  const other = emphasised !== null && emphasised !== racer.id && racers.some(({ id }) => id === emphasised)
  return presence(readouts[racer.id]) * (other ? aside : 1)
}
