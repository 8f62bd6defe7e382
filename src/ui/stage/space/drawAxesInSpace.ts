/** Numbers and names along the edges of the plinth, and the values of f up a corner. */
import type { Box } from '../../canvas/labels.ts'
import type { Palette } from '../../canvas/palette.ts'
import { font } from '../../canvas/text.ts'
import { linearTicks } from '../../charts/ticks.ts'
import { chosen, plain } from '../../theme/format.ts'
import { valueAt, type Heights } from '../heights.ts'
import type { Plane } from '../plane.ts'
import { placed, plinth, tallest, type Field, type Point } from './field.ts'
import { projectFrom, type SpaceFrame } from './projection.ts'

/** Pixels between two numbers that stand above each other. */
const lineHeight = 15

type Place = readonly [u: number, v: number]

/** Draws the axes along the two lower edges that face the eye, and upwards at the corner furthest to the left; returns where they are written. */
export function drawAxesInSpace(
  context: CanvasRenderingContext2D,
  field: Field,
  plane: Plane,
  heights: Heights,
  eye: Point,
  frame: SpaceFrame,
  palette: Palette,
): Box[] {
  const project = projectFrom(eye, frame)
  const foot = -plinth / tallest
  const low = ([u, v]: Place): [number, number] => project(placed(field, u, v, foot))
  const [cx, cy] = low([0.5, 0.5])
  /** A point outward from a place of an edge, in pixels. */
  const outward = (edge: [number, number], by: number): [number, number] => {
    const [dx, dy] = [edge[0] - cx, edge[1] - cy]
    const length = Math.hypot(dx, dy) || 1
    return [edge[0] + (dx / length) * by, edge[1] + (dy / length) * by]
  }
  context.save()
  context.font = font(12)
  context.fillStyle = palette.ink2
  context.strokeStyle = palette.ink3
  context.lineWidth = 1
  context.textAlign = 'center'
  context.textBaseline = 'middle'

  const written: Box[] = []
  const write = (text: string, x: number, y: number): void => {
    context.fillText(text, x, y)
    const width = context.measureText(text).width
    const left = context.textAlign === 'right' ? x - width : x - width / 2
    written.push({ x: left - 2, y: y - 9, width: width + 4, height: 18 })
  }
  const tick = (edge: [number, number], text: string): void => {
    context.beginPath()
    context.moveTo(...edge)
    context.lineTo(...outward(edge, 5))
    context.stroke()
    write(text, ...outward(edge, 17))
  }
  const axis = (interval: readonly [number, number], name: string, along: (share: number) => Place): void => {
    const [from, to] = interval
    for (const value of linearTicks(from, to, 4)) {
      const share = (value - from) / (to - from)
      if (share > 0.1 && share < 0.9) tick(low(along(share)), plain(chosen(Number(value.toPrecision(6)))))
    }
    context.font = font(12, 600)
    write(name, ...outward(low(along(0.5)), 36))
    context.font = font(12)
  }
  const front = low([0.5, 0])[1] > low([0.5, 1])[1] ? 0 : 1
  const side = low([0, 0.5])[1] > low([1, 0.5])[1] ? 0 : 1
  axis(plane.x, 'x', (share) => [share, front])
  axis(plane.y, 'y', (share) => [side, share])

  const corners: readonly Place[] = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]
  const corner = corners.reduce((best, next) => (low(next)[0] < low(best)[0] ? next : best))
  const up = (height: number): [number, number] => project(placed(field, ...corner, height))
  context.beginPath()
  context.moveTo(...up(0))
  context.lineTo(...up(1))
  context.stroke()
  context.textAlign = 'right'
  let free = Infinity
  for (const height of [0, 0.25, 0.5, 0.75, 1]) {
    const [x, y] = up(height)
    // The lowest and the highest are always there.
    if (height > 0 && height < 1 && (free - y < lineHeight || y - up(1)[1] < lineHeight)) continue
    free = y
    context.beginPath()
    context.moveTo(x, y)
    context.lineTo(x - 5, y)
    context.stroke()
    write(plain(chosen(Number(valueAt(heights, height).toPrecision(2)))), x - 9, y)
  }
  const [x, y] = up(1)
  context.font = font(12, 600)
  write('f', x - 9, y - 18)
  context.restore()
  return written
}
