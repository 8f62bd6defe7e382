/** Places within a chart for the names of curves that end before others: beside the end, where nothing is drawn. */
import { overlap, type Box, type Occupancy } from '../canvas/labels.ts'
import type { Polyline } from './decimate.ts'

/** The end of a curve, and the size of its name. */
export interface EarlyName {
  readonly at: readonly [number, number]
  readonly width: number
  readonly height: number
}

/** Pixels from an end to its name, the nearest first, and the directions that are tried, the best first. */
const distances = [10, 22]
const directions: readonly (readonly [number, number])[] = [
  [1, 0],
  [1, -1],
  [1, 1],
  [0, -1],
  [0, 1],
  [-1, -1],
  [-1, 1],
]

/** Whether a curve ends so far before the furthest that its name would stand among the others. */
export const endsEarly = (x: number, furthest: number): boolean => x < furthest - 24

/** Marks the cells under a curve; what is far outside the frame counts at its edge. */
export function occupy(lines: Occupancy, { points, count }: Polyline, { y: top, height }: Box): void {
  const y = (i: number): number => Math.max(top - 16, Math.min(top + height + 16, points[2 * i + 1]!))
  for (let i = 1; i < count; i++) lines.line(points[2 * i - 2]!, y(i - 1), points[2 * i]!, y(i))
}

/** The first place where a name lies within the area and over no line and none of `taken`; null where there is none. */
export function freePlace(
  { at: [x, y], width, height }: EarlyName,
  lines: Occupancy,
  taken: readonly Box[],
  area: Box,
): Box | null {
  for (const distance of distances)
    for (const [dx, dy] of directions) {
      const box = {
        x: x + dx * distance + ((dx - 1) / 2) * width,
        y: y + dy * (distance + height / 2) - height / 2,
        width,
        height,
      }
      const inside =
        box.x >= area.x &&
        box.y >= area.y &&
        box.x + width <= area.x + area.width &&
        box.y + height <= area.y + area.height
      if (inside && lines.under(box) === 0 && taken.every((other) => overlap(box, other) === 0)) return box
    }
  return null
}
