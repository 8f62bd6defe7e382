import { contours } from 'd3-contour'
import { withAlpha, type Palette } from '../../canvas/palette.ts'
import { heightsFor, heightsOf } from '../heights.ts'
import { toPixel, type Frame, type Plane } from '../plane.ts'
import { pathOf } from '../useIsolines.ts'

/** Level lines of a batch's loss, from its lowest place to the edge of the grid. */
const levels = 9

/** Level lines on a grid [size, size], in grid units. */
export function levelsOf(grid: ArrayLike<number>, size: number): Path2D[] {
  const field = heightsFor(heightsOf(grid), grid) as unknown as number[]
  const generator = contours().size([size, size])
  return Array.from({ length: levels - 1 }, (_, i) => pathOf(generator.contour(field, (i + 1) / levels).coordinates))
}

/** Draws level lines dashed, in the colour of what is followed. */
export function drawLevels(
  context: CanvasRenderingContext2D,
  lines: readonly Path2D[],
  size: number,
  ground: Plane,
  plane: Plane,
  frame: Frame,
  palette: Palette,
): void {
  const [left, top] = toPixel(plane, frame, ground.x[0], ground.y[1])
  const [right, bottom] = toPixel(plane, frame, ground.x[1], ground.y[0])
  const [sx, sy] = [(right - left) / (size - 1), (bottom - top) / (size - 1)]
  context.save()
  const moved = new Path2D()
  for (const line of lines) moved.addPath(line, new DOMMatrix([sx, 0, 0, sy, left, top]))
  context.strokeStyle = withAlpha(palette.casing, 0.5)
  context.lineWidth = 3
  context.stroke(moved)
  context.setLineDash([6, 4])
  context.strokeStyle = palette.gradient
  context.lineWidth = 1.5
  context.stroke(moved)
  context.restore()
}
