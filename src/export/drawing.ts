/** A picture as a list of marks, in pixels from the upper left corner. `svg.ts` writes it; a canvas can paint it too. */

/** Colours as `#RRGGBB`. */
export type Colour = string

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Mark =
  | {
      readonly kind: 'path'
      /** SVG path data. */
      readonly d: string
      readonly fill?: Colour
      readonly stroke?: Colour
      readonly width?: number
      readonly dash?: readonly number[]
      /** 0 to 1. */
      readonly opacity?: number
      readonly clip?: Box
      /** What it is of, for those who edit the file. */
      readonly name?: string
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** Of the baseline. */
      readonly y: number
      readonly text: string
      /** An exponent that follows. */
      readonly raised?: string
      readonly size: number
      readonly weight: number
      readonly fill: Colour
      readonly anchor?: 'start' | 'middle' | 'end'
      /** A rim that lifts it off what lies below. */
      readonly halo?: Colour
      /** Turned by a quarter against the clock. */
      readonly upright?: boolean
    }
  /** A picture of pixels, which is handed in with the drawing under this name. */
  | ({ readonly kind: 'image'; readonly name: string } & Box)

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly ground: Colour
  readonly title: string
  /** Question, link, precision and device. */
  readonly description: string
  readonly marks: readonly Mark[]
}

/** Colours of what is drawn around the curves. */
export interface Palette {
  readonly panel: Colour
  readonly line: Colour
  readonly line2: Colour
  readonly ink: Colour
  readonly ink2: Colour
  readonly ink3: Colour
  readonly casing: Colour
  readonly danger: Colour
}

/** How a racer is drawn. */
export interface Look {
  readonly colour: Colour
  readonly dash: readonly number[]
  /** SVG path data of its marker around a point. */
  readonly marker: (x: number, y: number, radius: number) => string
  readonly hollow: boolean
}

export const FONT = "'Inter Variable', Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

/** A coordinate, to a hundredth of a pixel. */
export function fixed(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** About how wide a text is, in pixels: half of its size a letter, all of it an ideograph. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += letter.codePointAt(0)! > 0x2e80 ? size : 0.58 * size
  return width
}

/** The text, or as much of it as fits, with an ellipsis. */
export function fitted(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text
  const letters = [...text]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** The text in lines that fit; broken at spaces, and anywhere in text without them. */
export function linesOf(text: string, size: number, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/(?<= )|(?<=[\u2e80-\uffff])/u)) {
    if (line !== '' && widthOf((line + word).trimEnd(), size) > room) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

/** A racer's marker with a rim of the panel's colour. */
export function markerMarks({ colour, marker, hollow }: Look, panel: Colour, x: number, y: number, radius = 5): Mark[] {
  const d = marker(x, y, radius)
  return [
    { kind: 'path', d, fill: panel, stroke: panel, width: hollow ? 5 : 3 },
    { kind: 'path', d, fill: hollow ? panel : colour, ...(hollow && { stroke: colour, width: 2 }) },
  ]
}
