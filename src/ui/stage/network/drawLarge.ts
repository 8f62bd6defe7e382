/** One unit, or the answer of the whole network, large and with the samples. */
import type { DataProblem } from '../../../experiment/document.ts'
import type { UnitLayer } from '../../../state/probes.ts'
import type { Palette } from '../../canvas/palette.ts'
import type { CanvasSize } from '../../canvas/useCanvas.ts'
import { decide, type Link } from '../decision.ts'
import { drawBoundary, paintField, placeSamples, type Placed } from '../drawBoundary.ts'
import { drawField, paintSamples, paintValues, type Range } from '../drawField.ts'
import type { Plane } from '../plane.ts'
import { meansOf } from '../prediction.ts'
import type { DataScene } from '../samples.ts'
import { reachOf, valuesOf } from './units.ts'

/** The samples as they are painted over a picture: of classes, or of numbers. */
export interface Samples {
  readonly scene: DataScene
  readonly classes: Placed | null
  readonly picture: HTMLCanvasElement
}

export function placed(scene: DataScene, plane: Plane, size: CanvasSize, range: Range, palette: Palette): Samples {
  if (scene.classes === 0) return { scene, classes: null, picture: paintSamples(scene, plane, size, range, palette) }
  const classes = placeSamples(scene, plane, size, palette)
  return { scene, classes, picture: classes.picture }
}

export interface LargeCanvas {
  readonly context: CanvasRenderingContext2D
  /** A small canvas that is drawn enlarged. */
  readonly field: HTMLCanvasElement
  /** Points of the grid on a side. */
  readonly grid: number
  readonly samples: Samples
  readonly plane: Plane
  readonly size: CanvasSize
  readonly palette: Palette
}

/** What a unit gives, on the scale of its layer, with the samples over it. */
export function drawUnit(on: LargeCanvas, layer: UnitLayer | undefined, unit: number): void {
  const { context, field, grid, samples, size, palette } = on
  if (layer) {
    const reach = reachOf(layer.values)
    paintValues(field, { size: grid, values: valuesOf(layer, unit, grid * grid) }, [-reach, reach], palette)
    context.drawImage(field, 0.5, 0.5, grid - 1, grid - 1, 0, 0, size.width, size.height)
  }
  context.globalAlpha = 0.7
  context.drawImage(samples.picture, 0, 0, size.width, size.height)
  context.globalAlpha = 1
}

/** What the outputs [outputs, points] say: classes with their boundary, or the predicted numbers. */
export function drawWhole(
  on: LargeCanvas,
  outputs: UnitLayer | undefined,
  { problem, link, range }: { problem: DataProblem; link: Link; range: Range },
): void {
  const { context, field, grid, samples, plane, size, palette } = on
  const { scene, classes } = samples
  const values = outputs && byPoint(outputs.values, outputs.units)
  if (classes) {
    const decision = values ? decide(values, outputs.units, grid, link) : null
    if (decision) paintField(field, decision, grid, Math.max(2, scene.classes), palette)
    drawBoundary(context, field, decision, scene, classes, plane, size, palette)
    return
  }
  const means = values ? { size: grid, values: meansOf(problem, values, outputs.units).mean } : null
  if (means) paintValues(field, means, range, palette)
  drawField(context, field, means, samples.picture, range, size, palette)
}

/** [outputs, points] to [points, outputs], as the other views have it. */
function byPoint(values: Float32Array, outputs: number): Float32Array {
  if (outputs === 1) return values
  const points = values.length / outputs
  return Float32Array.from(
    { length: values.length },
    (_, i) => values[(i % outputs) * points + Math.floor(i / outputs)]!,
  )
}
