/** The part of a plane that a frame shows, and the way between data and pixels. y points up in data, down in pixels. */

export type Interval = readonly [number, number]

export interface Plane {
  readonly x: Interval
  readonly y: Interval
}

export interface Frame {
  readonly width: number
  readonly height: number
}

/** The smallest plane with equal scales on both axes that shows all of `region` in `frame`. */
export function fit(region: Plane, frame: Frame): Plane {
  const scale = Math.max((region.x[1] - region.x[0]) / frame.width, (region.y[1] - region.y[0]) / frame.height)
  return around(middle(region.x), middle(region.y), scale, frame)
}

/** The smallest plane with both `region` and the points, with a margin of 6 % around points that widened it. */
export function withPoints(region: Plane, points: readonly (readonly number[])[]): Plane {
  let { x, y } = region
  const mx = 0.06 * (x[1] - x[0])
  const my = 0.06 * (y[1] - y[0])
  for (const [px = Number.NaN, py = Number.NaN] of points) {
    if (!Number.isFinite(px) || !Number.isFinite(py)) continue
    if (px < x[0] || px > x[1]) x = [Math.min(x[0], px - mx), Math.max(x[1], px + mx)]
    if (py < y[0] || py > y[1]) y = [Math.min(y[0], py - my), Math.max(y[1], py + my)]
  }
  return { x, y }
}

/** Magnifies by `factor` about a point of the frame, in pixels. */
export function zoom(plane: Plane, frame: Frame, factor: number, px: number, py: number): Plane {
  const [x, y] = toData(plane, frame, px, py)
  return {
    x: [x + (plane.x[0] - x) / factor, x + (plane.x[1] - x) / factor],
    y: [y + (plane.y[0] - y) / factor, y + (plane.y[1] - y) / factor],
  }
}

/** Moves what is shown by pixels, as a drag does. */
export function pan(plane: Plane, frame: Frame, dx: number, dy: number): Plane {
  const x = (-dx * (plane.x[1] - plane.x[0])) / frame.width
  const y = (dy * (plane.y[1] - plane.y[0])) / frame.height
  return { x: [plane.x[0] + x, plane.x[1] + x], y: [plane.y[0] + y, plane.y[1] + y] }
}

export function toPixel(plane: Plane, frame: Frame, x: number, y: number): [number, number] {
  return [
    ((x - plane.x[0]) / (plane.x[1] - plane.x[0])) * frame.width,
    ((plane.y[1] - y) / (plane.y[1] - plane.y[0])) * frame.height,
  ]
}

export function toData(plane: Plane, frame: Frame, px: number, py: number): [number, number] {
  return [
    plane.x[0] + (px / frame.width) * (plane.x[1] - plane.x[0]),
    plane.y[1] - (py / frame.height) * (plane.y[1] - plane.y[0]),
  ]
}

/** The middle of the plane at another size of the frame: the same scale as before, the same middle. */
export function resize(plane: Plane, from: Frame, to: Frame): Plane {
  const scale = (plane.x[1] - plane.x[0]) / from.width
  return around(middle(plane.x), middle(plane.y), scale * Math.max(from.width / to.width, from.height / to.height), to)
}

/** A step of the grid for the arrow keys: about a fiftieth of what is shown, 1, 2 or 5 times a power of ten. */
export function gridStep([min, max]: Interval): number {
  const rough = (max - min) / 50
  const power = 10 ** Math.floor(Math.log10(rough))
  const digit = rough / power
  return (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power
}

/** Rounds to the decimals that a pixel can tell apart. */
export function roundTo(value: number, [min, max]: Interval, pixels: number): number {
  const decimals = Math.max(0, Math.min(12, Math.ceil(-Math.log10((max - min) / pixels))))
  return Number(value.toFixed(decimals))
}

function middle([min, max]: Interval): number {
  return (min + max) / 2
}

function around(x: number, y: number, scale: number, { width, height }: Frame): Plane {
  return {
    x: [x - (scale * width) / 2, x + (scale * width) / 2],
    y: [y - (scale * height) / 2, y + (scale * height) / 2],
  }
}

/** Whether a plane is neither so small that its numbers run together nor so large that it shows nothing. */
export function isShowable({ x: [from, to] }: Plane): boolean {
  return to - from > 1e-9 && to - from < 1e9
}
