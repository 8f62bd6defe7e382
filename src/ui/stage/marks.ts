/** Fixed marks of the stage: the start ring and the known minima. */
import type { Palette } from '../canvas/palette.ts'

/** Radius of the start ring. */
export const startRadius = 6.5

/** The ring where every racer starts. */
export function drawStart(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number): void {
  context.save()
  context.setLineDash([])
  context.beginPath()
  context.arc(x, y, startRadius, 0, 2 * Math.PI)
  context.fillStyle = palette.panel
  context.fill()
  context.strokeStyle = palette.panel
  context.lineWidth = 6
  context.stroke()
  context.fill()
  context.strokeStyle = palette.ink
  context.lineWidth = 3
  context.stroke()
  context.restore()
}

/** The cross-hair of a minimum. */
export function drawMinimum(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  y: number,
  colour = palette.ink,
): void {
  context.save()
  context.setLineDash([])
  const presence = context.globalAlpha
  for (const [paint, width] of [
    [palette.casing, 4],
    [colour, 1.75],
  ] as const) {
    context.strokeStyle = paint
    context.lineWidth = width
    context.globalAlpha = presence * (width > 2 ? 0.6 : 1)
    context.beginPath()
    context.arc(x, y, 8.5, 0, 2 * Math.PI)
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(x + dx * 4, y + dy * 4)
      context.lineTo(x + dx * 14, y + dy * 14)
    }
    context.stroke()
  }
  context.restore()
}

/** The ring of a racer that diverged, around its marker. */
export function drawDivergence(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number): void {
  context.save()
  context.setLineDash([])
  context.beginPath()
  context.arc(x, y, 10.5, 0, 2 * Math.PI)
  context.strokeStyle = palette.danger
  context.lineWidth = 2
  context.stroke()
  context.restore()
}

/** A tick beside the marker of a racer that has reached the target. */
export function drawReached(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number): void {
  const [cx, cy] = [x + 9, y - 9]
  context.save()
  context.setLineDash([])
  context.beginPath()
  context.arc(cx, cy, 6.5, 0, 2 * Math.PI)
  context.fillStyle = palette.panel
  context.fill()
  context.beginPath()
  context.arc(cx, cy, 5.5, 0, 2 * Math.PI)
  context.fillStyle = palette.ok
  context.fill()
  context.beginPath()
  context.moveTo(cx - 2.5, cy)
  context.lineTo(cx - 0.6, cy + 2)
  context.lineTo(cx + 2.7, cy - 2)
  context.strokeStyle = palette.panel
  context.lineWidth = 1.6
  context.stroke()
  context.restore()
}
