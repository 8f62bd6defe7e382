/** A confusion matrix on a canvas: right ones blue, mistaken ones orange, stronger where they are more of their class. */
import { mix, withAlpha, type Palette } from '../canvas/palette.ts'
import { fitText, font } from '../canvas/text.ts'
import { count } from '../theme/format.ts'
import { token } from '../theme/tokens.ts'
import { recallOf, samplesOf, type Confusion } from './confusion.ts'
import { nameHeight, recallWidth, titleHeight, type ConfusionLayout } from './confusionLayout.ts'
import { distinctEnds } from './distinctEnds.ts'

/** Figures of this size can still be read. */
const smallest = 9

export interface ConfusionWords {
  /** What rows and columns are. */
  readonly title: string
  readonly recall: string
  readonly names: readonly string[]
}

export function drawConfusion(
  context: CanvasRenderingContext2D,
  confusion: Confusion,
  layout: ConfusionLayout,
  words: ConfusionWords,
  palette: Palette,
): void {
  const { matrix, cellWidth, cellHeight, labelWidth } = layout
  const { classes, counts } = confusion
  const small = Math.min(13, Math.max(10, cellHeight * 0.8))
  context.save()
  context.textBaseline = 'middle'
  context.font = font(11, 500)
  context.fillStyle = palette.ink3
  context.textAlign = 'left'
  const left = matrix.x - labelWidth
  const top = matrix.y - nameHeight - titleHeight / 2
  const room = matrix.x + matrix.width + recallWidth - left
  if (layout.titled) context.fillText(fitText(context, words.title, room), left, top)
  context.textAlign = 'right'
  context.fillText(words.recall, matrix.x + matrix.width + recallWidth - 4, matrix.y - nameHeight / 2)
  context.font = font(Math.min(12, small), 500)
  const size = figureSize(context, confusion, layout)
  for (let row = 0; row < classes; row++) {
    const y = matrix.y + (row + 0.5) * cellHeight
    const total = samplesOf(confusion, row)
    for (let column = 0; column < classes; column++)
      drawCell(context, counts[row * classes + column]!, total, row === column, layout, size, row, column, palette)
    // Where rows are very low only some are named.
    if (cellHeight < 9 && row % Math.ceil(10 / cellHeight) !== 0) continue
    context.font = font(Math.min(12, small), 500)
    context.textAlign = 'right'
    context.fillStyle = palette.ink
    context.fillText(fitText(context, words.names[row] ?? '', labelWidth - 6), matrix.x - 6, y)
    const recall = recallOf(confusion, row)
    context.fillStyle = palette.ink2
    if (Number.isFinite(recall))
      context.fillText(`${Math.round(100 * recall)} %`, matrix.x + matrix.width + recallWidth - 4, y)
  }
  context.textAlign = 'center'
  context.fillStyle = palette.ink
  context.font = font(Math.min(12, small), 500)
  // Where columns are narrower than a letter only some are named.
  const every = Math.ceil(12 / cellWidth)
  const fits = words.names.every((name) => context.measureText(name).width <= every * cellWidth - 2)
  const heads = fits ? words.names : distinctEnds(words.names)
  for (let column = 0; column < classes; column += every) {
    const x = matrix.x + (column + 0.5) * cellWidth
    context.fillText(fitText(context, heads[column] ?? '', every * cellWidth - 2), x, matrix.y - nameHeight / 2)
  }
  context.restore()
}

/** Size of the figures so that the largest count has room in its cell; where that is too small, larger counts are left out. */
function figureSize(context: CanvasRenderingContext2D, { counts }: Confusion, layout: ConfusionLayout): number {
  if (layout.font === 0) return 0
  context.save()
  context.font = font(layout.font, 650)
  const widest = context.measureText(count(counts.reduce((most, value) => Math.max(most, value), 0))).width
  context.restore()
  const fitting = Math.floor(Math.min(1, (layout.cellWidth - 4) / widest) * layout.font)
  return fitting >= smallest ? fitting : layout.font
}

function drawCell(
  context: CanvasRenderingContext2D,
  value: number,
  total: number,
  right: boolean,
  { matrix, cellWidth, cellHeight }: ConfusionLayout,
  size: number,
  row: number,
  column: number,
  palette: Palette,
): void {
  const { scheme } = palette
  const ground = scheme === 'light' ? palette.sunken : palette.page
  const share = total > 0 ? value / total : 0
  // A few mistakes among many must be seen: their colour rises with the root.
  const strength = right ? 0.08 + 0.92 * share : value === 0 ? 0 : 0.2 + 0.8 * Math.sqrt(share)
  const x = matrix.x + column * cellWidth
  const y = matrix.y + row * cellHeight
  const gap = Math.min(1.5, cellHeight / 12)
  context.fillStyle = mix(ground, token(right ? 'class-0-field' : 'class-1-field', scheme), strength)
  context.fillRect(x + gap / 2, y + gap / 2, cellWidth - gap, cellHeight - gap)
  if (size === 0) return
  const empty = value === 0
  const text = count(value)
  context.font = font(size, right ? 650 : 500)
  if (context.measureText(text).width > cellWidth - 2) return
  context.textAlign = 'center'
  context.fillStyle = empty ? withAlpha(palette.ink3, 0.55) : palette.ink
  context.fillText(empty ? '·' : text, x + cellWidth / 2, y + cellHeight / 2 + 0.5)
}
