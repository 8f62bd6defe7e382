/** Places labels beside marks so that they avoid each other, the marks, the lines and the frame. */

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface LabelRequest {
  readonly key: string
  /** The mark. */
  readonly x: number
  readonly y: number
  /** Size of the label. */
  readonly width: number
  readonly height: number
  /** Distance between mark and label. */
  readonly gap: number
}

export interface PlacedLabel extends Box {
  readonly key: string
  /** Which candidate was taken; hand it in again so that labels stay where they are. */
  readonly slot: number
  /** Whether it stands so far off that a line must lead to it. */
  readonly leader: boolean
}

const directions: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, -1],
  [0, 1],
  [-1, 0],
  [0.8, -0.8],
  [0.8, 0.8],
  [-0.8, -0.8],
  [-0.8, 0.8],
]
const distances = [0, 20, 44]

/** How crowded each cell of a frame is with lines; cells of 8 px. */
export class Occupancy {
  readonly #columns: number
  readonly #rows: number
  readonly #cells: Uint8Array

  constructor(width: number, height: number) {
    this.#columns = Math.max(1, Math.ceil(width / 8))
    this.#rows = Math.max(1, Math.ceil(height / 8))
    this.#cells = new Uint8Array(this.#columns * this.#rows)
  }

  /** Marks the cells under a straight line. */
  line(x0: number, y0: number, x1: number, y1: number): void {
    const steps = Math.min(400, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / 6)) || 1
    for (let i = 0; i <= steps; i++) this.#mark(x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps)
  }

  #mark(x: number, y: number): void {
    const column = Math.floor(x / 8)
    const row = Math.floor(y / 8)
    if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) return
    this.#cells[row * this.#columns + column] = 1
  }

  /** Number of marked cells under a box. */
  under({ x, y, width, height }: Box): number {
    let sum = 0
    const lastColumn = Math.min(this.#columns - 1, Math.floor((x + width) / 8))
    const lastRow = Math.min(this.#rows - 1, Math.floor((y + height) / 8))
    for (let row = Math.max(0, Math.floor(y / 8)); row <= lastRow; row++)
      for (let column = Math.max(0, Math.floor(x / 8)); column <= lastColumn; column++)
        sum += this.#cells[row * this.#columns + column]!
    return sum
  }
}

/** Pixels that two boxes have in common. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

function boxAt(request: LabelRequest, slot: number): Box {
  const [dx, dy] = directions[slot % directions.length]!
  const reach = request.gap + distances[Math.floor(slot / directions.length)]!
  const x = request.x + dx * reach + ((Math.sign(dx) - 1) / 2) * request.width
  const y = request.y + dy * reach + ((Math.sign(dy) - 1) / 2) * request.height
  return { x, y, width: request.width, height: request.height }
}

/** Finds a place for each label, the first in the list first. `previous` maps a key to the slot it had. */
export function placeLabels(
  requests: readonly LabelRequest[],
  marks: readonly Box[],
  lines: Occupancy,
  frame: Box,
  previous: ReadonlyMap<string, number> = new Map(),
): PlacedLabel[] {
  const taken: Box[] = [...marks]
  return requests.map((request) => {
    let best = 0
    let bestBox = boxAt(request, 0)
    let lowest = Infinity
    for (let slot = 0; slot < directions.length * distances.length; slot++) {
      const box = boxAt(request, slot)
      const ring = Math.floor(slot / directions.length)
      let cost = (slot % directions.length) * 0.6 + ring * 14 + lines.under(box) * 2.5
      cost += (box.width * box.height - overlap(box, frame)) * 2
      for (const other of taken) cost += overlap(box, other) * 0.8
      if (previous.get(request.key) === slot) cost -= 8
      if (cost >= lowest) continue
      lowest = cost
      best = slot
      bestBox = box
    }
    taken.push(bestBox)
    return { ...bestBox, key: request.key, slot: best, leader: best >= directions.length }
  })
}
