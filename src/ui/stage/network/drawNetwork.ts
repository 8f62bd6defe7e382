/** The map of a network: a tile for what each unit sees, and the weights as lines between them. */
import type { UnitLayer } from '../../../state/probes.ts'
import type { Palette } from '../../canvas/palette.ts'
import { drawPill, font, textWidth } from '../../canvas/text.ts'
import { token } from '../../theme/tokens.ts'
import { rampPixels } from '../valueRamp.ts'
import type { NetworkLayout } from './networkLayout.ts'
import { reachOf, valuesOf, type UnitId } from './units.ts'

/** Width of the line of the greatest weight of a layer, and of one near 0. */
const widest = 5
const thinnest = 0.4
/** Weights below this share of the greatest are left out. */
const least = 0.01

export interface NetworkPicture {
  readonly layers: readonly UnitLayer[]
  readonly layout: NetworkLayout
  /** Points of the grid on a side. */
  readonly grid: number
  /** The unit whose weights stand out. */
  readonly active: UnitId | null
  /** Names of the inputs, written on their tiles. */
  readonly inputs: readonly string[]
}

export function drawNetwork(
  context: CanvasRenderingContext2D,
  atlas: HTMLCanvasElement,
  picture: NetworkPicture,
  palette: Palette,
): void {
  picture.layers.slice(1).forEach((_, before) => drawWeights(context, picture, before + 1, palette))
  drawTiles(context, atlas, picture, palette)
  drawNames(context, picture, palette)
}

/** The names of the inputs on their tiles, where there is room for them. */
function drawNames(context: CanvasRenderingContext2D, { layout, inputs }: NetworkPicture, palette: Palette): void {
  const { columns, tile } = layout
  context.font = font(11)
  columns[0]!.tops.forEach((top, unit) => {
    const name = inputs[unit]!
    const width = textWidth(name, 11) + 8
    if (width > tile) return
    drawPill(context, palette, name, {
      x: columns[0]!.x + (tile - width) / 2,
      y: top + (tile - 16) / 2,
      width,
      height: 16,
    })
  })
}

/** Lines from a column to the next: as wide as the weight is large; dashed and in the other colour where it is below 0. */
function drawWeights(
  context: CanvasRenderingContext2D,
  { layers, layout, active }: NetworkPicture,
  column: number,
  palette: Palette,
): void {
  const { weights, biases } = layers[column]!
  const inputs = weights.length / biases.length
  const { columns, tile } = layout
  const [from, to] = [columns[column - 1]!, columns[column]!]
  const greatest = reachOf(weights)
  const [left, right] = [from.x + tile, to.x]
  const middle = (left + right) / 2
  context.save()
  to.tops.forEach((top, unit) => {
    from.tops.forEach((start, input) => {
      const share = weights[unit * inputs + input]! / greatest
      if (!(Math.abs(share) >= least)) return
      const [y0, y1] = [start + tile / 2, top + tile / 2]
      context.globalAlpha = !active ? 0.75 : touches(active, column, unit, input) ? 1 : 0.14
      context.strokeStyle = token(share > 0 ? 'class-1-point' : 'class-0-point', palette.scheme)
      context.lineWidth = thinnest + (widest - thinnest) * Math.abs(share)
      context.setLineDash(share > 0 ? [] : [5, 3.5])
      context.beginPath()
      context.moveTo(left, y0)
      context.bezierCurveTo(middle, y0, middle, y1, right, y1)
      context.stroke()
    })
  })
  context.restore()
}

/** Whether a weight leads to or from a unit. */
function touches(active: UnitId, column: number, unit: number, input: number): boolean {
  if (active.column === column) return active.unit === unit
  return active.column === column - 1 && active.unit === input
}

function drawTiles(
  context: CanvasRenderingContext2D,
  atlas: HTMLCanvasElement,
  { layers, layout, grid, active }: NetworkPicture,
  palette: Palette,
): void {
  paintAtlas(atlas, layers, layout, grid, palette)
  const { columns, tile } = layout
  let row = 0
  columns.forEach(({ x, tops }, column) =>
    tops.forEach((top, unit) => {
      context.fillStyle = palette.panel
      context.fillRect(x, top, tile, tile)
      context.drawImage(atlas, 0.5, row * grid + 0.5, grid - 1, grid - 1, x, top, tile, tile)
      const isActive = active?.column === column && active.unit === unit
      context.strokeStyle = isActive ? palette.accent : palette.ink3
      context.lineWidth = isActive ? 2.5 : 1
      context.strokeRect(x, top, tile, tile)
      row++
    }),
  )
}

/** All tiles, one below the other, each layer from the greatest value below 0 to the same above. */
function paintAtlas(
  atlas: HTMLCanvasElement,
  layers: readonly UnitLayer[],
  { columns }: NetworkLayout,
  grid: number,
  palette: Palette,
): void {
  const points = grid * grid
  const rows = columns.reduce((sum, { tops }) => sum + tops.length, 0)
  const pixels = new Uint8ClampedArray(4 * points * rows)
  let row = 0
  columns.forEach(({ tops }, column) => {
    const layer = layers[column]!
    const reach = reachOf(layer.values)
    for (let unit = 0; unit < tops.length; unit++, row++)
      pixels.set(rampPixels(valuesOf(layer, unit, points), -reach, reach, palette), 4 * points * row)
  })
  atlas.width = grid
  atlas.height = grid * rows
  atlas.getContext('2d', { willReadFrequently: true })?.putImageData(new ImageData(pixels, grid, grid * rows), 0, 0)
}
