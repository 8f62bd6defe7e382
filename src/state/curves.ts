/** Every racer's recorded rows, in growing typed arrays outside React. */
import type { Columns } from '../worker/protocol.ts'
import { Curves } from './curveStore.ts'
import { News } from './news.ts'

export type { Columns }

/** Where the race puts the rows; components read them by `curvesOf`. */
export const curves = new Curves()

/** Tells of new rows and probes, at most once an animation frame. */
export const news = new News((callback) => requestAnimationFrame(callback))

/** A racer's rows. The arrays may be longer than `rows` and are replaced when they grow; read, do not keep. */
export function curvesOf(racer: number): { rows: number; columns: Columns } | undefined {
  return curves.of(racer)
}

/** Calls `listener` at most once an animation frame, when there are new rows or probes; returns the function that ends it. */
export function subscribeFrames(listener: () => void): () => void {
  return news.subscribe(listener)
}
