/** Colours and markers of classes. */
import { mix } from '../canvas/palette.ts'
import { racerColour, racerColourVariable, type MarkerShape, type Scheme } from '../theme/racers.ts'
import { token } from '../theme/tokens.ts'

const shapes: readonly MarkerShape[] = ['circle', 'diamond', 'square', 'triangle', 'triangle-down', 'plus', 'cross']
/** Racer colours that are told apart from blue and orange, for classes from the third on. */
const further = [3, 4, 5, 8, 7]

const furtherOf = (label: number): number => further[(label - 2) % further.length]!

export function classShape(label: number): MarkerShape {
  return shapes[label % shapes.length]!
}

/** The colour of a class's points. */
export function classPoint(label: number, scheme: Scheme): string {
  if (label === 0) return token('class-0-point', scheme)
  if (label === 1) return token('class-1-point', scheme)
  return racerColour(furtherOf(label), scheme)
}

/** The same colour as a CSS custom property, which follows the theme by itself. */
export function classVariable(label: number): string {
  return label < 2 ? `var(--class-${label}-point)` : racerColourVariable(furtherOf(label))
}

/** The colour of the region where a class is certain. */
export function classField(label: number, scheme: Scheme): string {
  if (label === 0) return token('class-0-field', scheme)
  if (label === 1) return token('class-1-field', scheme)
  return mix(token('panel', scheme), classPoint(label, scheme), scheme === 'light' ? 0.42 : 0.36)
}
