/** A stage of pixels (boundaries, fields, matrices) as a drawing: its picture, with title, words and legend as vectors. */
import { footMarks, headMarks } from './chartDrawing.ts'
import type { Colour, Drawing, Look, Mark, Palette } from './drawing.ts'
import { legendMarks } from './surfaceDrawing.ts'

/** A text on the stage, in pixels of it. */
export interface StageText {
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly text: string
  readonly size: number
  readonly weight: number
  readonly fill: Colour
}

export interface StagePicture {
  readonly title: string
  readonly question: string
  readonly description: string
  /** Size of the stage in pixels. */
  readonly width: number
  readonly height: number
  readonly texts: readonly StageText[]
  readonly racers: readonly { readonly name: string; readonly look: Look }[]
  readonly palette: Palette
}

/** Name of the picture that goes with the drawing. */
export const STAGE = 'stage'

export function drawStage({ title, question, description, palette, ...picture }: StagePicture): Drawing {
  const width = picture.width + 48
  const head = headMarks(title, question, palette, width)
  const top = head.bottom + 16
  const legend = legendMarks(picture.racers, palette, top + picture.height + 20, width)
  const height = legend.bottom + 34
  const marks: Mark[] = [
    ...head.marks,
    { kind: 'image', name: STAGE, x: 24, y: top, width: picture.width, height: picture.height },
    ...picture.texts.map((text): Mark => ({ kind: 'text', ...text, x: text.x + 24, y: text.y + top })),
    ...legend.marks,
    ...footMarks(description, palette, height),
  ]
  return { width, height, ground: palette.panel, title, description: [question, description].join('\n'), marks }
}
