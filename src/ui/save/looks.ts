/** How racers look in files: as on the screen, in the theme shown now. */
import type { Racer } from '../../experiment/document.ts'
import type { Look } from '../../export/drawing.ts'
import { headLines, type RunRecord } from '../../export/record.ts'
import { markerPath, racerColour, racerDash, racerMarker, type Scheme } from '../theme/racers.ts'

export function lookOf({ colour, dash }: Racer, scheme: Scheme): Look {
  const { shape, hollow } = racerMarker(colour)
  return {
    colour: racerColour(colour, scheme),
    dash: racerDash(dash),
    hollow,
    marker: (x, y, radius) => markerPath(shape, x, y, radius),
  }
}

/** Title, question and description of a drawing. */
export function captionOf(head: Omit<RunRecord, 'racers'>) {
  return { title: head.title, question: head.question, description: headLines(head).slice(2).join('\n') }
}
