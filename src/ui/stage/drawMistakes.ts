/** Small pictures of samples that were taken for another class. */
import type { Palette } from '../canvas/palette.ts'
import { font } from '../canvas/text.ts'
import { captionHeight, titleHeight, nameHeight, type ConfusionLayout } from './confusionLayout.ts'
import { pictureOf } from './samplePicture.ts'
import type { DataScene } from './samples.ts'

export interface Mistake {
  /** Number of the sample. */
  readonly sample: number
  /** What it is and what it was taken for, as in "4 → 9". */
  readonly caption: string
}

/** Draws one picture a place; places without a mistake stay empty. */
export function drawMistakes(
  context: CanvasRenderingContext2D,
  mistakes: readonly (Mistake | null)[],
  scene: DataScene,
  { pictures, pictureSize, titled }: ConfusionLayout,
  title: string,
  palette: Palette,
): void {
  const [first] = pictures
  if (!first || !mistakes.some((each) => each !== null)) return
  context.save()
  context.imageSmoothingEnabled = false
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  context.font = font(11, 500)
  context.fillStyle = palette.ink3
  if (titled) context.fillText(title, first[0], first[1] - nameHeight - titleHeight / 2)
  context.textAlign = 'center'
  mistakes.forEach((mistake, place) => {
    const at = pictures[place]
    if (!mistake || !at) return
    const [x, y] = at
    context.drawImage(pictureOf(scene, mistake.sample, palette), x, y, pictureSize, pictureSize)
    context.strokeStyle = palette.line2
    context.strokeRect(x - 0.5, y - 0.5, pictureSize + 1, pictureSize + 1)
    context.fillStyle = palette.ink2
    context.fillText(mistake.caption, x + pictureSize / 2, y + pictureSize + captionHeight / 2 + 1)
  })
  context.restore()
}
