/** Colours, dashes and markers of the racers (screen specification, "Racers"). */

export type Scheme = 'light' | 'dark'

export type MarkerShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'triangle-down' | 'plus' | 'cross'

export interface Marker {
  readonly shape: MarkerShape
  /** Hollow markers are drawn as an outline over the panel colour. */
  readonly hollow: boolean
}

interface RacerLook {
  readonly light: string
  readonly dark: string
  readonly marker: Marker
}

const solid = (shape: MarkerShape): Marker => ({ shape, hollow: false })
const hollow = (shape: MarkerShape): Marker => ({ shape, hollow: true })

const looks: readonly RacerLook[] = [
  { light: '#2950CE', dark: '#4983FF', marker: solid('circle') },
  { light: '#CC7516', dark: '#E98814', marker: solid('square') },
  { light: '#019C90', dark: '#5BC88F', marker: solid('triangle') },
  { light: '#980050', dark: '#C769A6', marker: solid('diamond') },
  { light: '#9274E8', dark: '#B4ADFF', marker: solid('triangle-down') },
  { light: '#26798D', dark: '#A3EBFE', marker: hollow('circle') },
  { light: '#CB3F4F', dark: '#DE544F', marker: hollow('square') },
  { light: '#3C4300', dark: '#CEF49D', marker: hollow('triangle') },
  { light: '#4B2C26', dark: '#9D837B', marker: hollow('diamond') },
  { light: '#48575F', dark: '#AEAEAF', marker: hollow('triangle-down') },
  { light: '#9D6D73', dark: '#FFDBDA', marker: solid('plus') },
  { light: '#796200', dark: '#FFCB24', marker: solid('cross') },
]

/** Number of racer colours, and of markers: a marker belongs to its colour. */
export const colourCount = looks.length

const dashes: readonly (readonly number[])[] = [[], [9, 4], [2.5, 3.5], [10, 3.5, 2.5, 3.5], [16, 5], [5, 3]]

/** Number of dashes. */
export const dashCount = dashes.length

const look = (colour: number): RacerLook => looks[(colour - 1) % looks.length] ?? looks[0]!

/** The colour of racer colour number `colour` (from 1) as `#RRGGBB`, for canvases. */
export function racerColour(colour: number, scheme: Scheme): string {
  return look(colour)[scheme]
}

/** The same colour as a CSS custom property, which follows the theme by itself. */
export function racerColourVariable(colour: number): string {
  return `var(--racer-${((colour - 1) % looks.length) + 1})`
}

/** The marker that belongs to racer colour number `colour` (from 1). */
export function racerMarker(colour: number): Marker {
  return look(colour).marker
}

/** The dash number `dash` (from 1) in px, for `setLineDash`; empty is solid. */
export function racerDash(dash: number): readonly number[] {
  return dashes[(dash - 1) % dashes.length] ?? []
}

const fixed = (x: number): string => String(Math.round(x * 100) / 100)

function polygon(points: readonly (readonly [number, number])[], x: number, y: number, r: number): string {
  return `M${points.map(([dx, dy]) => `${fixed(x + dx * r)} ${fixed(y + dy * r)}`).join('L')}Z`
}

const bar = 0.38
const plus: readonly (readonly [number, number])[] = [
  [-bar, -1.1],
  [bar, -1.1],
  [bar, -bar],
  [1.1, -bar],
  [1.1, bar],
  [bar, bar],
  [bar, 1.1],
  [-bar, 1.1],
  [-bar, bar],
  [-1.1, bar],
  [-1.1, -bar],
  [-bar, -bar],
]
const turn = Math.SQRT1_2
const outlines: Record<Exclude<MarkerShape, 'circle'>, readonly (readonly [number, number])[]> = {
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  triangle: [
    [0, -1.15],
    [1.1, 0.85],
    [-1.1, 0.85],
  ],
  'triangle-down': [
    [0, 1.15],
    [1.1, -0.85],
    [-1.1, -0.85],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  plus,
  cross: plus.map(([dx, dy]) => [(dx - dy) * turn, (dx + dy) * turn] as const),
}

/** The outline of a marker around (x, y) with radius `r` as SVG path data; `new Path2D(...)` takes it too. */
export function markerPath(shape: MarkerShape, x: number, y: number, r: number): string {
  if (shape !== 'circle') return polygon(outlines[shape], x, y, r)
  return `M${fixed(x - r)} ${fixed(y)}a${fixed(r)} ${fixed(r)} 0 1 0 ${fixed(2 * r)} 0a${fixed(r)} ${fixed(r)} 0 1 0 ${fixed(-2 * r)} 0Z`
}

/** The CSS custom properties `--racer-1` to `--racer-12` of a scheme. */
export function racerVariables(scheme: Scheme): Record<string, string> {
  return Object.fromEntries(looks.map((entry, index) => [`--racer-${index + 1}`, entry[scheme]]))
}
