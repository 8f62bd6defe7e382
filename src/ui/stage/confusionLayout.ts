/** Where the parts of a confusion matrix stand in a frame. */
import type { Box } from '../canvas/labels.ts'
import type { Frame } from './plane.ts'
import { tiling } from './tiles.ts'

export interface ConfusionLayout {
  /** The matrix itself. */
  readonly matrix: Box
  readonly cellWidth: number
  readonly cellHeight: number
  /** Room for the names of the true classes, left of the matrix. */
  readonly labelWidth: number
  /** Whether there is room for a line of words above. */
  readonly titled: boolean
  /** Size of the figures in the cells; 0 where there is no room for any. */
  readonly font: number
  /** Pictures of samples right of the recall: their places and their size; none where there is no room. */
  readonly pictures: readonly (readonly [x: number, y: number])[]
  readonly pictureSize: number
}

const padding = 10
/** Heights of the line of words and of the line of the predicted classes' names. */
export const titleHeight = 18
export const nameHeight = 18
/** Width of the column of recalls. */
export const recallWidth = 52
const gap = 10
/** Height of the words below a picture. */
export const captionHeight = 13

/** @param longest width of the longest class name in pixels; `pictures` where pictures of samples are wanted */
export function confusionLayout(
  { width, height }: Frame,
  classes: number,
  longest: number,
  pictures: boolean,
): ConfusionLayout {
  const labelWidth = Math.min(longest + 8, Math.max(16, 0.26 * width))
  const titled = height >= 150
  const head = padding / 2 + (titled ? titleHeight : 0) + nameHeight
  const across = Math.max(20, width - 2 * padding - labelWidth - recallWidth)
  const down = Math.max(20, height - head - padding)
  const cellHeight = Math.min(down / classes, 104)
  // Pictures need room beside the matrix, long names need it within.
  const cellWidth = Math.min(across / classes, cellHeight * (pictures ? 1.15 : 2.1))
  const matrixWidth = cellWidth * classes
  const spare = across - matrixWidth
  const pictureSize = Math.round(Math.max(28, Math.min(52, height / 6)))
  const step = pictureSize + gap
  const columns = pictures && spare >= step + gap ? Math.min(4, Math.floor((spare - gap) / step)) : 0
  const rowHeight = pictureSize + captionHeight + 2
  const rows = Math.floor((down + 2) / rowHeight)
  const used = labelWidth + matrixWidth + recallWidth + columns * step
  const left = padding + Math.max(0, (width - 2 * padding - used) / 2)
  const x = left + labelWidth
  const top = head + (down - cellHeight * classes) / 2
  const matrix = { x, y: top, width: matrixWidth, height: cellHeight * classes }
  const first = x + matrixWidth + recallWidth + gap
  const font = Math.min(15, Math.floor(Math.min(cellHeight * 0.72, cellWidth * 0.58)))
  return {
    matrix,
    cellWidth,
    cellHeight,
    labelWidth,
    titled,
    font: font >= 8 ? font : 0,
    pictures: Array.from({ length: columns * rows }, (_, i) => [
      first + (i % columns) * step,
      head + Math.floor(i / columns) * rowHeight,
    ]),
    pictureSize,
  }
}

/** A tile's edge, and the line of the racer's name in it. */
const tileEdge = 12
const tileHead = 30

/**
 * How the matrices of several racers stand in a frame: all side by side, as long as their figures and nearly all of the names can be
 * read; otherwise one alone, with the racers beside it where the frame is wide, or above it.
 */
export function arrangement(
  { width, height }: Frame,
  racers: number,
  classes: number,
  longest: number,
): 'tiles' | 'beside' | 'above' {
  if (racers < 2) return 'tiles'
  const { columns, rows } = tiling(racers, width, height)
  const tile = { width: width / columns - tileEdge, height: height / rows - tileEdge - tileHead }
  const { font, labelWidth } = confusionLayout(tile, classes, longest, false)
  if (font > 0 && labelWidth >= 0.95 * longest) return 'tiles'
  return width > 1.5 * height ? 'beside' : 'above'
}
