/** What stands at the ends of curves: markers and figures of the test set. */
import type { Racer } from '../../experiment/document.ts'
import type { Overlay } from '../../state/overlays.ts'
import { drawMarker } from '../canvas/marker.ts'
import type { Palette } from '../canvas/palette.ts'
import { racerColour } from '../theme/racers.ts'
import { strength, type ChartScene } from './chartScene.ts'
import type { Scale } from './scale.ts'

/** The end of a curve: of a racer, or of a kept run's. */
export interface End {
  readonly racer?: Racer
  readonly overlay?: Overlay
  readonly at: readonly [number, number]
  /** Whether the curve leaves the frame above, or a part of the axis to the right. */
  readonly gone: boolean
  readonly leaves: boolean
}

/** Pixels between the end of a curve and the figure of the test set. */
export const testGap = 15

/** The figure of the test set that a finished racer has on this chart; NaN where there is none. */
export function testOf({ measure, readouts }: Pick<ChartScene, 'measure' | 'readouts'>, racer: number): number {
  return measure.test === undefined ? Number.NaN : (readouts[racer]?.[measure.test] ?? Number.NaN)
}

export function drawEnds(context: CanvasRenderingContext2D, scene: ChartScene, ends: readonly End[], y: Scale): void {
  const { palette, selected, area } = scene
  for (const { racer, at, leaves } of ends) {
    if (!racer || leaves) continue
    context.globalAlpha = strength(scene, racer)
    if (scene.diverged(racer.id)) ring(context, palette, ...at)
    drawMarker(context, palette, racer.colour, ...at, racer.id === selected ? 5.5 : 5)
    const test = y.toPixel(testOf(scene, racer.id))
    if (test >= area.y - 1 && test <= area.y + area.height + 1)
      drawTest(context, palette, racerColour(racer.colour, palette.scheme), at[0] + testGap, test)
    context.globalAlpha = 1
  }
}

/** An open circle on a bar. */
function drawTest(context: CanvasRenderingContext2D, palette: Palette, colour: string, x: number, y: number): void {
  context.beginPath()
  context.moveTo(x - 7, y)
  context.lineTo(x + 7, y)
  context.lineWidth = 4
  context.strokeStyle = palette.panel
  context.stroke()
  context.lineWidth = 1.75
  context.strokeStyle = colour
  context.stroke()
  context.beginPath()
  context.arc(x, y, 3.5, 0, 2 * Math.PI)
  context.fillStyle = palette.panel
  context.fill()
  context.stroke()
}

function ring(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number): void {
  context.beginPath()
  context.arc(x, y, 9.5, 0, 2 * Math.PI)
  context.strokeStyle = palette.danger
  context.lineWidth = 2
  context.stroke()
}
